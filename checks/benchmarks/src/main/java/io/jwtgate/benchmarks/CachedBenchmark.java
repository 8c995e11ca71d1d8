package io.jwtgate.benchmarks;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.jwtgate.TokenVerifier;
import io.jwtgate.VerifiedToken;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Tokens that are all known, each in a fresh string; its floor is a digest and a look-up. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CachedBenchmark {
  @Param({"1", "1000", "100000", "1000000"})
  public int tokens;

  private FreshTokens known;
  private Sample sample;
  private Cache<String, String> cache;

  /** Each thread goes through the tokens by itself. */
  @State(Scope.Thread)
  public static class Turn {
    private FreshTokens tokens;

    @Setup
    public void prepare(CachedBenchmark benchmark) {
      tokens = benchmark.known.another();
    }
  }

  /** It has seen all of them. */
  @State(Scope.Benchmark)
  public static class Verifier {
    private TokenVerifier verifier;

    @Setup
    public void prepare(CachedBenchmark benchmark) {
      verifier = benchmark.sample.verifier(2L * benchmark.tokens);
      FreshTokens all = benchmark.known.another();
      for (int i = 0; i < benchmark.tokens; i++) {
        verifier.verify(all.next());
      }
    }
  }

  @Setup
  public void prepare() throws GeneralSecurityException {
    sample = Sample.of("HS256");
    known = FreshTokens.of(new TokenSeries(sample), tokens);
    cache = Caffeine.newBuilder().maximumSize(10).build();
    cache.put("ready", "value");
  }

  @Benchmark
  public String string(Turn turn) {
    return turn.tokens.next();
  }

  @Benchmark
  public Object floor(Turn turn) throws GeneralSecurityException {
    byte[] octets = turn.tokens.next().getBytes(StandardCharsets.ISO_8859_1);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(octets);
    return digest[0] == 0 ? digest : cache.getIfPresent("ready");
  }

  @Benchmark
  public VerifiedToken warm(Turn turn, Verifier knowing) {
    return knowing.verifier.verify(turn.tokens.next());
  }
}
