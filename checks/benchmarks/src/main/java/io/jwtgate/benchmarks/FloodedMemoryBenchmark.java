package io.jwtgate.benchmarks;

import io.jwtgate.TokenVerifier;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What stays in memory of good tokens that each come once, with a cache of the usual size. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 1)
public class FloodedMemoryBenchmark {
  private static final long CACHE = 10_000;

  @Param({"10000", "100000", "1000000"})
  public int distinctTokens;

  private TokenSeries series;
  private TokenVerifier verifier;
  private long bytesBefore;

  /** A second result beside the time. */
  @AuxCounters(AuxCounters.Type.EVENTS)
  @State(Scope.Thread)
  public static class Heap {
    public long keptBytes;
  }

  @Setup(Level.Iteration)
  public void prepare() throws GeneralSecurityException {
    Sample sample = Sample.of("HS256");
    series = new TokenSeries(sample);
    verifier = sample.verifier(CACHE);
    bytesBefore = bytesInUse();
  }

  private static long bytesInUse() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  @Benchmark
  public TokenVerifier flood(Heap heap) {
    for (int i = 0; i < distinctTokens; i++) {
      verifier.verify(new String(series.token(i), StandardCharsets.ISO_8859_1));
    }
    heap.keptBytes = bytesInUse() - bytesBefore;
    return verifier;
  }
}
