package io.jwtgate.session.store;

import java.time.Clock;

/** The memory of this process; all nodes are one. */
public final class MemoryPlace implements SharedPlace {
  private final MemorySessionStore sessions;
  private final MemoryRevocationStore revocations;

  public MemoryPlace(Clock clock) {
    this.sessions = new MemorySessionStore(1000, clock);
    this.revocations = new MemoryRevocationStore(clock);
  }

  @Override
  public SessionStore sessions() {
    return sessions;
  }

  @Override
  public RevocationStore revocations() {
    return revocations;
  }

  @Override
  public int keptSessions() {
    return sessions.size();
  }

  @Override
  public int keptRevocations() {
    return revocations.size();
  }
}
