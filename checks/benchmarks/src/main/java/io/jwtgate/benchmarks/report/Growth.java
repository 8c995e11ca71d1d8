package io.jwtgate.benchmarks.report;

import java.util.List;
import java.util.Optional;

/** A look-up beside its floor, from one token in the cache to a million. */
final class Growth {
  private Growth() {}

  /** The plot; empty unless every size was measured. */
  static Optional<String> plot(Tables tables) {
    List<Double> floor = micros(tables, "floor", 1);
    List<Double> one = micros(tables, "warm", 1);
    List<Double> two = micros(tables, "warm", 2);
    if (floor.size() + one.size() + two.size() < 3 * Tables.SIZES.size()) {
      return Optional.empty();
    }
    double most = Math.max(one.get(one.size() - 1), two.get(two.size() - 1));
    return Optional.of(
        new Plot("A known token, time of one call", Tables.SIZES, most)
            .line("SHA-256 and a look-up (floor)", floor)
            .line("JwtGate, one thread", one)
            .line("JwtGate, each of two threads", two)
            .svg());
  }

  private static List<Double> micros(Tables tables, String method, int threads) {
    return Tables.SIZES.stream()
        .flatMap(size -> tables.known(method, size, threads).stream())
        .map(measured -> measured.nanos() / 1_000)
        .toList();
  }
}
