package io.jwtgate.session.store;

import java.time.Clock;

/** Revocations in memory. */
class MemoryRevocationStoreTest extends RevocationStoreContract {
  @Override
  protected SharedPlace place(Clock clock) {
    return new MemoryPlace(clock);
  }
}
