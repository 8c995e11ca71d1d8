package io.jwtgate.benchmarks;

import io.jwtgate.testkit.TestKey;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The signature alone, on octets that lie ready: nobody can verify a token in less. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FloorBenchmark {
  @Param({"RS256", "ES256", "EdDSA", "HS256"})
  public String algorithm;

  private TestKey key;
  private SecretKeySpec secret;
  private byte[] content;
  private byte[] signature;

  @Setup
  public void prepare() {
    Sample sample = Sample.of(algorithm);
    key = sample.key;
    if (algorithm.startsWith("HS")) {
      secret = new SecretKeySpec(key.secret(), "HmacSHA256");
    }
    String token = sample.token();
    int dot = token.lastIndexOf('.');
    content = token.substring(0, dot).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    signature = Base64.getUrlDecoder().decode(token.substring(dot + 1));
  }

  @Benchmark
  public boolean signature() throws GeneralSecurityException {
    return algorithm.startsWith("HS") ? mac() : publicKeySignature();
  }

  private boolean mac() throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(secret);
    return java.security.MessageDigest.isEqual(mac.doFinal(content), signature);
  }

  private boolean publicKeySignature() throws GeneralSecurityException {
    Signature check = Signature.getInstance(jcaName());
    check.initVerify(key.publicKey());
    check.update(content);
    return check.verify(signature);
  }

  private String jcaName() {
    return switch (algorithm) {
      case "RS256" -> "SHA256withRSA";
      case "ES256" -> "SHA256withECDSAinP1363Format";
      default -> "Ed25519";
    };
  }
}
