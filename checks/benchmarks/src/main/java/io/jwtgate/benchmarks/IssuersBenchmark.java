package io.jwtgate.benchmarks;

import io.jwtgate.TokenVerifier;
import io.jwtgate.TrustedIssuer;
import io.jwtgate.VerifiedToken;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A thousand tokens of one issuer, and of a hundred. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class IssuersBenchmark {
  private static final int TOKENS = 1_000;

  @Param({"1", "100"})
  public int issuers;

  private FreshTokens tokens;
  private TokenVerifier cached;
  private TokenVerifier uncached;

  @Setup
  public void prepare() {
    List<Sample> samples =
        IntStream.range(0, issuers)
            .mapToObj(i -> Sample.of("HS256", "https://id-" + i + ".example.com"))
            .toList();
    tokens = FreshTokens.of(samples, TOKENS);
    TrustedIssuer[] trusted = samples.stream().map(Sample::trust).toArray(TrustedIssuer[]::new);
    uncached = TokenVerifier.builder().trust(trusted).cacheSize(0).build();
    cached = TokenVerifier.builder().trust(trusted).cacheSize(2L * TOKENS).build();
    for (int i = 0; i < TOKENS; i++) {
      cached.verify(tokens.next());
    }
  }

  @Benchmark
  public VerifiedToken known() {
    return cached.verify(tokens.next());
  }

  @Benchmark
  public VerifiedToken verified() {
    return uncached.verify(tokens.next());
  }
}
