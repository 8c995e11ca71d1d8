package io.jwtgate.session.store.jdbc;

import io.jwtgate.session.store.RevocationStoreContract;
import io.jwtgate.session.store.SharedPlace;
import java.time.Clock;

/** Revocations in H2 in the mode of Oracle, where an empty text is NULL. */
class OracleModeRevocationStoreTest extends RevocationStoreContract {
  @Override
  protected SharedPlace place(Clock clock) {
    return DatabasePlace.emptied(Databases.h2In("Oracle"), clock);
  }
}
