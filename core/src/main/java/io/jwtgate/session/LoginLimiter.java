package io.jwtgate.session;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Limits how often somebody may try to log in. A port: an application may bring its own. */
@FunctionalInterface
public interface LoginLimiter {
  /** No limit. For an application that has one already, in front of this one. */
  LoginLimiter UNSAFE_NONE = (username, source) -> Optional.empty();

  /**
   * Counts an attempt.
   *
   * @param username as it was typed; nobody has vouched for it
   * @param source where it comes from, such as the client's address
   * @return how long to wait; empty if the attempt may be looked at
   */
  Optional<Duration> attempt(String username, String source);

  /**
   * In the memory of this process, in 5 minutes: 10 attempts for one username from one source, 100
   * for a username from anywhere, 100 from a source.
   */
  static LoginLimiter inMemory() {
    return new WindowedLimiter(10, 100, Duration.ofMinutes(5), Clock.systemUTC());
  }
}
