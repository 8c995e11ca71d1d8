package io.jwtgate.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Counts attempts in windows that begin with the first one. All attempts count, good ones too, so
 * that nobody can fill a store by logging in and out. The limit for one username from one source is
 * the narrow one: somebody who guesses a password locks out himself rather than its owner. What was
 * typed is kept as a hash only.
 */
final class WindowedLimiter implements LoginLimiter {
  private static final int MAX_COUNTERS = 100_000;

  private final int perPair;
  private final int perOne;
  private final Duration window;
  private final Clock clock;
  private final Cache<String, Window> windows;

  private record Window(Instant end, int attempts) {
    Window next() {
      return new Window(end, attempts + 1);
    }
  }

  WindowedLimiter(int perPair, int perOne, Duration window, Clock clock) {
    this.perPair = perPair;
    this.perOne = perOne;
    this.window = window;
    this.clock = clock;
    this.windows =
        Caffeine.newBuilder()
            .maximumSize(MAX_COUNTERS)
            .executor(Runnable::run)
            .ticker(() -> clock.millis() * 1_000_000)
            .expireAfterWrite(window)
            .build();
  }

  @Override
  public Optional<Duration> attempt(String username, String source) {
    String name = username.strip().toLowerCase(Locale.ROOT);
    return Stream.of(
            count("pair " + source + '\n' + name, perPair),
            count("source " + source, perOne),
            count("username " + name, perOne))
        .flatMap(Optional::stream)
        .max(Comparator.naturalOrder());
  }

  private Optional<Duration> count(String name, int limit) {
    Instant now = clock.instant();
    Window counted = windows.asMap().compute(Digests.sha256(name), (key, old) -> counted(old, now));
    return counted.attempts() <= limit
        ? Optional.empty()
        : Optional.of(Duration.between(now, counted.end()));
  }

  private Window counted(Window old, Instant now) {
    boolean over = old == null || !old.end().isAfter(now);
    return over ? new Window(now.plus(window), 1) : old.next();
  }
}
