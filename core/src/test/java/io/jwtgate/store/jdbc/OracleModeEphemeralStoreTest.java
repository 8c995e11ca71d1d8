package io.jwtgate.store.jdbc;

import io.jwtgate.store.EphemeralStoreContract;
import io.jwtgate.store.SharedPlace;
import java.time.Clock;

/** Counts and tickets in H2 in the mode of Oracle. */
class OracleModeEphemeralStoreTest extends EphemeralStoreContract {
  @Override
  protected SharedPlace place(Clock clock) {
    return DatabasePlace.emptied(Databases.h2In("Oracle"), clock);
  }
}
