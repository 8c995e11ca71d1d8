package io.jwtgate.benchmarks;

import io.jwtgate.bearer.Gate;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What the worst requests cost beside one without a token (LIM-01 to LIM-03). */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class HostileRequestBenchmark {
  @Param public HostileRequest request;

  /** The header limits of common servers, in octets. */
  @Param({"8192", "16384", "65536"})
  public int headerLimit;

  @Param({"RS256", "ES512"})
  public String algorithm;

  private Gate gate;
  private Request sent;

  @Setup
  public void prepare() {
    Sample sample = Sample.of(algorithm);
    gate =
        Gate.builder()
            .verifier(sample.verifier(10_000))
            .cookie(HostileRequest.COOKIE)
            .listener(event -> {})
            .build();
    sent = request.of(sample, headerLimit);
  }

  @Benchmark
  public Object reject() {
    return gate.receive(sent).decide();
  }
}
