package io.jwtgate.session;

import io.jwtgate.session.store.MemoryPlace;
import io.jwtgate.session.store.SharedPlace;
import java.time.Clock;

/** Two sets of services on the memory of one process. */
class MemoryTwoNodesTest extends TwoNodesContract {
  @Override
  protected SharedPlace place(Clock clock) {
    return new MemoryPlace(clock);
  }
}
