package io.jwtgate.session.store.jdbc;

import io.jwtgate.session.store.SessionStoreContract;
import io.jwtgate.session.store.SharedPlace;
import java.time.Clock;

/** Sessions in H2 in the mode of MySQL. */
class MySqlModeSessionStoreTest extends SessionStoreContract {
  @Override
  protected SharedPlace place(Clock clock) {
    return DatabasePlace.emptied(Databases.h2In("MySQL"), clock);
  }
}
