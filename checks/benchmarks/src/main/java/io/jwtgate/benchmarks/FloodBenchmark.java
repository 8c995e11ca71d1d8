package io.jwtgate.benchmarks;

import io.jwtgate.bearer.Gate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What good tokens wait while another thread sends bad ones at a fixed rate (LIM-04). */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class FloodBenchmark {
  private static final int AT_ONCE = 10;

  /** 0 for none. */
  @Param({"0", "10000"})
  public int badTokensPerSecond;

  private final AtomicLong rejected = new AtomicLong();
  private Gate gate;
  private List<Request> bad;
  private FreshTokens good;
  private Thread flood;
  private long began;

  @Setup
  public void prepare() {
    Sample sample = Sample.of("RS256");
    gate = Gate.builder().verifier(sample.verifier(10_000)).listener(event -> {}).build();
    good = FreshTokens.of(sample, 1000);
    bad = new ArrayList<>();
    for (RejectionBenchmark.Fault fault : RejectionBenchmark.Fault.values()) {
      bad.add(Request.bearer(fault.token(sample)));
    }
    began = System.nanoTime();
    flood = new Thread(this::flood, "flood");
    flood.setDaemon(true);
    flood.start();
  }

  private void flood() {
    long pause = badTokensPerSecond == 0 ? 0 : AT_ONCE * 1_000_000_000L / badTokensPerSecond;
    for (long next = began; pause > 0 && !Thread.interrupted(); next += pause) {
      LockSupport.parkNanos(next - System.nanoTime());
      for (int i = 0; i < AT_ONCE; i++) {
        gate.receive(bad.get((int) (rejected.getAndIncrement() % bad.size()))).decide();
      }
    }
  }

  @TearDown
  public void stop() throws InterruptedException {
    flood.interrupt();
    flood.join();
    long seconds = Math.max(1, (System.nanoTime() - began) / 1_000_000_000);
    System.out.println("bad tokens a second: " + rejected.get() / seconds);
  }

  @Benchmark
  public Object admit() {
    return gate.receive(Request.bearer(good.next())).decide();
  }
}
