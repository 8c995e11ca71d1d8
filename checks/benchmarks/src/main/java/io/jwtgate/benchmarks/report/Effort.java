package io.jwtgate.benchmarks.report;

import java.util.Locale;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** How long is measured. */
public enum Effort {
  /** No figures of any worth, and no large cache: to see that everything runs. */
  TOUCH(1, 1, 1, 20),
  /** About 8 minutes: to see that nothing is far off. */
  SHORT(1, 3, 3, 500),
  /** About 15 minutes: the table of {@code docs/performance.md}. */
  TABLE(1, 5, 7, 700),
  /** A minute for each benchmark, so for one or two of them. */
  MINUTE(1, 5, 60, 1_000),
  /** Over an hour. */
  LONG(3, 8, 10, 1_000);

  private final int forks;
  private final int warmups;
  private final int rounds;
  private final long millis;

  Effort(int forks, int warmups, int rounds, long millis) {
    this.forks = forks;
    this.warmups = warmups;
    this.rounds = rounds;
    this.millis = millis;
  }

  static Effort named(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }

  /** Sizes of the cache that are measured, of {@code CachedBenchmark}. */
  String[] sizes() {
    return this == TOUCH
        ? new String[] {"1", "1000"}
        : new String[] {"1", "1000", "100000", "1000000"};
  }

  ChainedOptionsBuilder options() {
    return new OptionsBuilder()
        .forks(forks)
        .warmupIterations(warmups)
        .measurementIterations(rounds)
        .param("tokens", sizes())
        .warmupTime(TimeValue.milliseconds(millis))
        .measurementTime(TimeValue.milliseconds(millis));
  }

  String text() {
    return forks
        + " × "
        + rounds
        + " rounds of "
        + millis
        + " ms, after "
        + warmups
        + " to warm up";
  }
}
