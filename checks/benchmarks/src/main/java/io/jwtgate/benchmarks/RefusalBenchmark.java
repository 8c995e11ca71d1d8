package io.jwtgate.benchmarks;

import io.jwtgate.TokenRejectedException;
import io.jwtgate.TokenVerifier;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What a bad token costs, by what is bad about it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RejectionBenchmark {
  /** One thing that is wrong, and the token that shows it; a good one to compare with. */
  public enum Fault {
    NONE,
    TOO_LARGE,
    TWO_SEGMENTS,
    NOT_BASE64,
    NOT_JSON,
    FOREIGN_ISSUER,
    UNKNOWN_KEY,
    FOREIGN_ALGORITHM,
    BAD_SIGNATURE,
    EXPIRED,
    FOREIGN_AUDIENCE;

    String token(Sample sample) {
      String good = sample.token();
      return switch (this) {
        case NONE -> good;
        case TOO_LARGE -> good + "A".repeat(8 * 1024);
        case NOT_JSON -> "bm9uZQ" + good.substring(good.indexOf('.'));
        case FOREIGN_AUDIENCE -> sample.draft().claim("aud", "invoices").compact();
        case TWO_SEGMENTS -> good.substring(0, good.lastIndexOf('.'));
        case NOT_BASE64 -> good.substring(0, good.length() - 2) + "!A";
        case FOREIGN_ISSUER -> sample.draft().claim("iss", "https://other.example").compact();
        case UNKNOWN_KEY -> sample.draft().header("kid", "other").compact();
        case FOREIGN_ALGORITHM -> sample.draft().header("alg", "HS256").compact();
        case EXPIRED -> sample.draft().expiresIn(Duration.ofDays(-1)).compact();
        case BAD_SIGNATURE -> sample.draft().rawSignature(RejectionBenchmark::changed).compact();
      };
    }
  }

  @Param public Fault fault;

  private byte[] token;
  private TokenVerifier verifier;

  private static byte[] changed(byte[] signature) {
    signature[9] ^= 1;
    return signature;
  }

  @Setup
  public void prepare() {
    Sample sample = Sample.of("RS256");
    token = fault.token(sample).getBytes(StandardCharsets.ISO_8859_1);
    verifier = sample.verifier(0);
  }

  @Benchmark
  public Object reject() {
    try {
      return verifier.verify(new String(token, StandardCharsets.ISO_8859_1));
    } catch (TokenRejectedException rejected) {
      return rejected;
    }
  }
}
