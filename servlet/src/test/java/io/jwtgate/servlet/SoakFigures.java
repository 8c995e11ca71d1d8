package io.jwtgate.servlet;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.LongAdder;

/** What the clients of a soak saw. Thread-safe. */
final class SoakFigures {
  private static final int STEPS_IN_A_MILLI = 20;
  private static final int LONGEST = 10_000 * STEPS_IN_A_MILLI;

  final LongAdder goodTaken = new LongAdder();
  final LongAdder goodRefused = new LongAdder();
  final LongAdder goodRefusedWithinTheBound = new LongAdder();
  final LongAdder badAccepted = new LongAdder();
  final LongAdder badRefused = new LongAdder();
  final LongAdder inventedRefused = new LongAdder();
  final LongAdder unavailable = new LongAdder();
  final LongAdder strange = new LongAdder();

  private final AtomicIntegerArray times = new AtomicIntegerArray(LONGEST + 1);

  /** How long a good token took, from the client's side. */
  void took(Duration time) {
    long step = time.toNanos() * STEPS_IN_A_MILLI / 1_000_000;
    times.incrementAndGet((int) Math.min(LONGEST, step));
  }

  /** The time, in milliseconds, within which this part of the good tokens was answered. */
  double quantile(double part) {
    long all = 0;
    for (int step = 0; step <= LONGEST; step++) {
      all += times.get(step);
    }
    long wanted = (long) Math.ceil(all * part);
    int step = 0;
    for (long seen = times.get(0); seen < wanted; seen += times.get(step)) {
      step++;
    }
    return (step + 1.0) / STEPS_IN_A_MILLI;
  }

  String report(Duration time, int threads, int fetches, long mostFetches) {
    return """
        soak of %d s, %d client threads, JDK %s
        good tokens: %d taken, refused %d
          refused within the bound of a sudden rotation in a flood: %d
        bad tokens: %d refused, accepted %d
        invented key ids: %d refused
        issuer that never answers: %d times 503
        any other answer: %d
        fetches: %d, of at most %d
        good tokens answered within: p50 %.2f ms, p99 %.2f ms, p99.9 %.2f ms, longest %.2f ms
        """
        .formatted(
            time.toSeconds(),
            threads,
            Runtime.version(),
            goodTaken.sum(),
            goodRefused.sum(),
            goodRefusedWithinTheBound.sum(),
            badRefused.sum(),
            badAccepted.sum(),
            inventedRefused.sum(),
            unavailable.sum(),
            strange.sum(),
            fetches,
            mostFetches,
            quantile(0.5),
            quantile(0.99),
            quantile(0.999),
            quantile(1));
  }
}
