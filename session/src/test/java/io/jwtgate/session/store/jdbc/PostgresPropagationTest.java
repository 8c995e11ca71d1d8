package io.jwtgate.session.store.jdbc;

import io.jwtgate.session.PropagationContract;
import io.jwtgate.session.store.SharedPlace;
import java.time.Clock;

/** By polling. */
class PostgresPropagationTest extends PropagationContract {
  @Override
  protected SharedPlace place(Clock clock) {
    return DatabasePlace.emptied(Databases.postgres(), clock);
  }
}
