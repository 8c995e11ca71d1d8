package io.jwtgate.session.login;

import io.jwtgate.session.store.EphemeralStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Limits how often somebody may try to log in. A port: an application may bring its own. */
@FunctionalInterface
public interface LoginLimiter {
  /** No limit. For an application that has one already, in front of this one. */
  LoginLimiter UNSAFE_NONE = (username, source) -> Optional.empty();

  /**
   * Begins an attempt. Until its end is told, by one of the other methods, it counts as a failed
   * one.
   *
   * @param username as it was typed; nobody has vouched for it
   * @param source where it comes from, such as the client's address; empty if that is not known
   * @return how long to wait; empty if the attempt may be looked at
   */
  Optional<Duration> attempt(String username, String source);

  /** The attempt was valid. */
  default void succeeded(String username, String source) {}

  /** The attempt was rejected. */
  default void failed(String username, String source) {}

  /** The attempt could not be looked at: it counts for nothing. */
  default void withdrawn(String username, String source) {}

  /** In the memory of this process, with the usual limits. */
  static LoginLimiter inMemory() {
    return inMemory(LoginLimits.USUAL, Clock.systemUTC());
  }

  /** In the memory of this process. */
  static LoginLimiter inMemory(LoginLimits limits, Clock clock) {
    return sharedBy(EphemeralStore.inMemory(clock), limits, clock);
  }

  /**
   * Failures that several processes count together. While the store is out of reach each process
   * counts its own.
   */
  static LoginLimiter sharedBy(EphemeralStore store, LoginLimits limits, Clock clock) {
    return new WindowedLimiter(store, limits, clock);
  }
}
