package io.jwtgate.session.store;

import java.time.Clock;

/** Counts and tickets in memory. */
class MemoryEphemeralStoreTest extends EphemeralStoreContract {
  @Override
  protected SharedPlace place(Clock clock) {
    return new MemoryPlace(clock);
  }
}
