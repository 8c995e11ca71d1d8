package io.jwtgate.store.jdbc;

import io.jwtgate.store.SessionStoreContract;
import io.jwtgate.store.SharedPlace;
import java.time.Clock;

/** Sessions in MariaDB. */
class MariaDbSessionStoreTest extends SessionStoreContract {
  @Override
  protected SharedPlace place(Clock clock) {
    return DatabasePlace.emptied(Databases.mariaDb(), clock);
  }
}
