package io.jwtgate.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One good token after another, each verified in full. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class UncachedBenchmark {
  @Param({"RS256", "ES256", "EdDSA", "HS256"})
  public String algorithm;

  @Param public Library library;

  private FreshTokens tokens;
  private Library.Verification verification;

  /** Each thread goes through the tokens by itself. */
  @State(Scope.Thread)
  public static class Turn {
    private FreshTokens tokens;

    @Setup
    public void prepare(UncachedBenchmark benchmark) {
      tokens = benchmark.tokens.another();
    }
  }

  @Setup
  public void prepare() throws Exception {
    Sample sample = Sample.of(algorithm);
    tokens = FreshTokens.of(sample, 64);
    verification = library.verification(sample);
  }

  @Benchmark
  public Object verify(Turn turn) throws Exception {
    return verification.of(turn.tokens.next());
  }
}
