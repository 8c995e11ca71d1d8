package io.jwtgate.benchmarks;

import io.jwtgate.TokenVerifier;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What a token costs under the largest RSA keys that are taken (LIM-06). */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class LargeKeyBenchmark {
  @Param({"2048", "4096", "8192"})
  public int bits;

  private TokenVerifier verifier;
  private String token;

  @Setup
  public void prepare() {
    Sample sample = Sample.ofRsa(bits);
    verifier = sample.verifier(0);
    token = sample.token();
  }

  @Benchmark
  public Object verify() {
    return verifier.verify(token);
  }
}
