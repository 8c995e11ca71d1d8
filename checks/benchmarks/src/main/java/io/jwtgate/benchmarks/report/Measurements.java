package io.jwtgate.benchmarks.report;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;

/** Everything that was measured in one run, by setup, benchmark, parameters and threads. */
final class Measurements {
  private final Map<String, Measured> byName = new TreeMap<>();

  /**
   * @param setup what was so in all of them, such as {@code jdk}
   */
  void add(String setup, Collection<RunResult> results) {
    for (RunResult result : results) {
      byName.put(setup + " " + name(result.getParams()), Measured.of(result));
    }
  }

  private static String name(BenchmarkParams params) {
    String[] path = params.getBenchmark().split("\\.", -1);
    String method = path[path.length - 2] + "." + path[path.length - 1];
    return Stream.concat(
            Stream.of(method),
            Stream.concat(
                params.getParamsKeys().stream().sorted().map(params::getParam),
                Stream.of(Integer.toString(params.getThreads()))))
        .collect(Collectors.joining(" "));
  }

  /** Absent where it was not run, or failed. */
  Optional<Measured> of(Object... name) {
    String joined = Arrays.stream(name).map(String::valueOf).collect(Collectors.joining(" "));
    return Optional.ofNullable(byName.get(joined));
  }

  boolean isEmpty() {
    return byName.isEmpty();
  }

  /** The median over all of how much longer the median round took than the least. */
  double noise() {
    double[] all = byName.values().stream().mapToDouble(Measured::noise).sorted().toArray();
    return all[all.length / 2];
  }
}
