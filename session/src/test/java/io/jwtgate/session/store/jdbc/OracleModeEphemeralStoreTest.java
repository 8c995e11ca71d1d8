package io.jwtgate.session.store.jdbc;

import io.jwtgate.session.store.EphemeralStoreContract;
import io.jwtgate.session.store.SharedPlace;
import java.time.Clock;

/** Counts and tickets in H2 in the mode of Oracle. */
class OracleModeEphemeralStoreTest extends EphemeralStoreContract {
  @Override
  protected SharedPlace place(Clock clock) {
    return DatabasePlace.emptied(Databases.h2In("Oracle"), clock);
  }
}
