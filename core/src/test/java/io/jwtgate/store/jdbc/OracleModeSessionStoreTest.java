package io.jwtgate.store.jdbc;

import io.jwtgate.store.SessionStoreContract;
import io.jwtgate.store.SharedPlace;
import java.time.Clock;

/** Sessions in H2 in the mode of Oracle. */
class OracleModeSessionStoreTest extends SessionStoreContract {
  @Override
  protected SharedPlace place(Clock clock) {
    return DatabasePlace.emptied(Databases.h2In("Oracle"), clock);
  }
}
