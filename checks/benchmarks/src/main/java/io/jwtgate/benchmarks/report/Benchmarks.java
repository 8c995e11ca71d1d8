package io.jwtgate.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;

/** Runs every benchmark, prints one set of tables, and puts it into the page if asked to. */
public final class Benchmarks {
  private final Effort effort;
  private final Measurements measured = new Measurements();

  private Benchmarks(Effort effort) {
    this.effort = effort;
  }

  /**
   * Runs them.
   *
   * @param args effort; regular expression of benchmarks, {@code .*} for the tables; folder of the
   *     pages or nothing
   */
  public static void main(String[] args) throws RunnerException, IOException {
    Benchmarks benchmarks = new Benchmarks(Effort.named(args[0]));
    if (!args[1].equals(".*")) {
      new Runner(benchmarks.options(args[1]).build()).run();
      return;
    }
    String conditions = PerformancePage.conditions(benchmarks.effort.text());
    benchmarks.run();
    benchmarks.report(
        conditions, args.length > 2 ? Optional.of(Path.of(args[2])) : Optional.empty());
  }

  private void run() throws RunnerException {
    ClassPath.use(ClassPath.ofTheJdkAlone());
    measure("jdk", options("(Floor|Uncached|Cached|Issuers|Rejection)Benchmark"));
    measure("jdk", options("CachedBenchmark.(floor|warm)").threads(2));
    measure("jdk", options("UncachedBenchmark").param("library", "JWTGATE").threads(2));
    ClassPath.use(ClassPath.withNativeProvider());
    measure("native", options("UncachedBenchmark").param("library", "JWTGATE"));
  }

  private ChainedOptionsBuilder options(String benchmarks) {
    return effort
        .options()
        .include(benchmarks)
        .addProfiler(GCProfiler.class)
        .jvmArgs("-Xms2g", "-Xmx7g")
        .shouldFailOnError(false);
  }

  private void measure(String setup, ChainedOptionsBuilder options) throws RunnerException {
    measured.add(setup, new Runner(options.build()).run());
  }

  private void report(String conditions, Optional<Path> docs) throws IOException {
    Tables tables = new Tables(measured);
    String text =
        """

        %s
        A figure is the least of all rounds; the median round took %.0f %% longer (in half of the benchmarks more, in half less).

        %s
        """
            .formatted(conditions, 100 * measured.noise(), tables.all());
    System.out.println(text);
    Files.writeString(Path.of("target", "performance.md"), text);
    if (docs.isPresent()) {
      PerformancePage page = new PerformancePage(docs.get());
      page.replace("tables", text);
      Optional<String> plot = Growth.plot(tables);
      if (plot.isPresent()) {
        page.plot(plot.get());
      }
    }
  }
}
