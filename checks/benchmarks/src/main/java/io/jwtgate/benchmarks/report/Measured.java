package io.jwtgate.benchmarks.report;

import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.Statistics;

/**
 * What one benchmark said.
 *
 * @param nanos the least of all rounds: what disturbs a round only ever adds to it
 * @param bytes allocated in one call
 * @param noise how much longer the median round took, as a part of the least
 */
record Measured(double nanos, double bytes, double noise) {

  static Measured of(RunResult run) {
    Statistics rounds = run.getPrimaryResult().getStatistics();
    double least = rounds.getMin();
    return new Measured(least, bytes(run), rounds.getPercentile(50) / least - 1);
  }

  /** JMH has called it by two names. */
  private static double bytes(RunResult run) {
    for (String name : run.getSecondaryResults().keySet()) {
      if (name.endsWith("gc.alloc.rate.norm")) {
        return run.getSecondaryResults().get(name).getScore();
      }
    }
    return Double.NaN;
  }
}
