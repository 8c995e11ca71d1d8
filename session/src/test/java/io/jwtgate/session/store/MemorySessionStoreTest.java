package io.jwtgate.session.store;

import java.time.Clock;

/** Sessions in memory. */
class MemorySessionStoreTest extends SessionStoreContract {
  @Override
  protected SharedPlace place(Clock clock) {
    return new MemoryPlace(clock);
  }
}
