package io.jwtgate.benchmarks;

import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.keys.VerificationKey;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What the largest and oddest RSA key that is taken costs an attacker's victim: a rejection of a
 * signature that was never made. Nobody need have the private half, so the modulus is any odd
 * number, and the arithmetic is the same. Each call is timed, since the longest counts.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class LargestKeyBenchmark {
  @Param({"2048", "4096", "8192"})
  public int bits;

  /** The usual exponent, and the one that costs most among those that are taken. */
  @Param({"65537", "largest"})
  public String exponent;

  @Param({"RS256", "PS512"})
  public SignatureAlgorithm algorithm;

  private VerificationKey key;
  private String header;
  private String payload;
  private String signature;

  @Setup
  public void prepare() throws GeneralSecurityException {
    key = VerificationKey.of(publicKey(), null);
    header = base64("{\"alg\":\"RS256\"}".getBytes(StandardCharsets.UTF_8));
    payload = base64(new byte[600]);
    byte[] octets = new byte[bits / 8];
    Arrays.fill(octets, (byte) 0x5a);
    signature = base64(octets);
  }

  private PublicKey publicKey() throws GeneralSecurityException {
    BigInteger modulus = new BigInteger(bits, new Random(1)).setBit(bits - 1).setBit(0);
    BigInteger e =
        exponent.equals("largest")
            ? BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE)
            : new BigInteger(exponent);
    return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, e));
  }

  private static String base64(byte[] octets) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
  }

  @Benchmark
  public boolean reject() {
    return key.verifies(algorithm, header, payload, signature);
  }
}
