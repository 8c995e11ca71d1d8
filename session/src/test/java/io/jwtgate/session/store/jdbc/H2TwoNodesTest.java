package io.jwtgate.session.store.jdbc;

import io.jwtgate.session.TwoNodesContract;
import io.jwtgate.session.store.SharedPlace;
import java.time.Clock;

/** Two nodes on one H2. */
class H2TwoNodesTest extends TwoNodesContract {
  @Override
  protected SharedPlace place(Clock clock) {
    return DatabasePlace.emptied(Databases.h2(), clock);
  }
}
