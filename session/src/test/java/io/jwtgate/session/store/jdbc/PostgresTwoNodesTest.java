package io.jwtgate.session.store.jdbc;

import io.jwtgate.session.TwoNodesContract;
import io.jwtgate.session.store.SharedPlace;
import java.time.Clock;

/** Two nodes on one PostgreSQL. */
class PostgresTwoNodesTest extends TwoNodesContract {
  @Override
  protected SharedPlace place(Clock clock) {
    return DatabasePlace.emptied(Databases.postgres(), clock);
  }
}
