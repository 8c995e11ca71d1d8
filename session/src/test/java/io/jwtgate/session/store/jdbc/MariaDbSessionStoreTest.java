package io.jwtgate.session.store.jdbc;

import io.jwtgate.session.store.SessionStoreContract;
import io.jwtgate.session.store.SharedPlace;
import java.time.Clock;

/** Sessions in MariaDB. */
class MariaDbSessionStoreTest extends SessionStoreContract {
  @Override
  protected SharedPlace place(Clock clock) {
    return DatabasePlace.emptied(Databases.mariaDb(), clock);
  }
}
