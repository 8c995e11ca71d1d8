package io.jwtgate.internal.keys;

import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.jose.UnusableKeyException;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.util.Optional;
import javax.crypto.SecretKey;

/** Which keys are strong enough and of the right shape for an algorithm (RFC 7518 section 3). */
public final class KeyStrength {
  private static final int SHORTEST_SECRET = 32;
  static final String NEW_SECRET = "write what this gives: openssl rand -base64 48";

  /** The least size of an RSA key (RFC 7518 section 3.3). */
  public static final int MIN_RSA_BITS = 2048;

  /** The least size where the deployer takes keys that are too short today. */
  public static final int UNSAFE_RSA_BITS = 1024;

  // Verification time grows with the square of the size: 8192 bits still verify within 5 ms.
  private static final int MAX_RSA_BITS = 8192;
  private static final int MAX_EXPONENT_BITS = 64;

  private KeyStrength() {}

  /**
   * What no algorithm makes up for; asked once for each key, since some of it takes milliseconds.
   *
   * @throws UnusableKeyException if it is weak whatever it is used for
   */
  public static void requireSound(Key key) {
    requireSound(key, MIN_RSA_BITS);
  }

  /**
   * The same, with another least size of RSA keys.
   *
   * @throws UnusableKeyException if it is weak whatever it is used for
   */
  public static void requireSound(Key key, int minRsaBits) {
    if (key instanceof RSAPublicKey rsa) {
      requireRsa(rsa, minRsaBits);
    } else if (key instanceof EdECPublicKey edwards && !isSoundPoint(edwards)) {
      throw new UnusableKeyException("the point is not on the curve, or of small order");
    }
  }

  /** Of Ed448 nothing is known here; no algorithm takes it. */
  private static boolean isSoundPoint(EdECPublicKey key) {
    return !isEd25519(key) || Ed25519Point.canBeKey(key.getPoint());
  }

  private static void requireRsa(RSAPublicKey key, int minBits) {
    int bits = key.getModulus().bitLength();
    if (bits < minBits || bits > MAX_RSA_BITS) {
      throw new UnusableKeyException("an RSA key has " + minBits + " to 8192 bits");
    }
    BigInteger exponent = key.getPublicExponent();
    boolean usual = exponent.testBit(0) && exponent.bitLength() <= MAX_EXPONENT_BITS;
    if (!usual || exponent.compareTo(BigInteger.valueOf(3)) < 0) {
      throw new UnusableKeyException("an RSA public exponent is odd, at least 3, at most 64 bits");
    }
    RsaModulus.requireSound(key.getModulus());
  }

  /**
   * Requires a key that is strong enough.
   *
   * @throws UnusableKeyException unless the key is fit for the algorithm
   */
  public static void require(SignatureAlgorithm algorithm, Key key) {
    switch (algorithm.family()) {
      case RSA -> requireKind(key instanceof RSAPublicKey, "an RSA public key");
      case EC -> requireCurve(algorithm, key);
      case OKP -> requireKind(isEd25519(key), "an Ed25519 public key");
      case AKP ->
          requireKind(
              MlDsa.algorithmOf(key).equals(Optional.of(algorithm)), "a public key of its own");
      case SECRET -> requireSecret(algorithm, key);
    }
  }

  private static void requireCurve(SignatureAlgorithm algorithm, Key key) {
    if (!(key instanceof ECPublicKey ec)) {
      throw misfit("an EC public key");
    }
    if (!onCurve(ec, curveOf(algorithm))) {
      throw new UnusableKeyException("the curve does not fit the algorithm");
    }
    if (!EcPoint.isOn(ec.getParams(), ec.getW())) {
      throw new UnusableKeyException("the point is not on the curve");
    }
  }

  public static String curveOf(SignatureAlgorithm algorithm) {
    return switch (algorithm) {
      case ES256 -> "secp256r1";
      case ES384 -> "secp384r1";
      case ES512 -> "secp521r1";
      default -> throw new IllegalArgumentException(algorithm + " has no curve");
    };
  }

  private static boolean onCurve(ECPublicKey key, String curve) {
    ECParameterSpec expected = parameters(curve);
    ECParameterSpec actual = key.getParams();
    return actual != null
        && expected.getCurve().equals(actual.getCurve())
        && expected.getGenerator().equals(actual.getGenerator())
        && expected.getOrder().equals(actual.getOrder());
  }

  public static ECParameterSpec parameters(String curve) {
    try {
      AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
      parameters.init(new ECGenParameterSpec(curve));
      return parameters.getParameterSpec(ECParameterSpec.class);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("this JDK lacks " + curve, missing);
    }
  }

  private static boolean isEd25519(Key key) {
    return key instanceof EdECPublicKey edwards
        && edwards.getParams().getName().equals(NamedParameterSpec.ED25519.getName());
  }

  private static void requireKind(boolean fits, String needed) {
    if (!fits) {
      throw misfit(needed);
    }
  }

  /**
   * @throws UnusableKeyException if a secret of so many octets is too short for every algorithm
   */
  static void requireSecret(int octets) {
    if (octets < SHORTEST_SECRET) {
      throw new UnusableKeyException(
          "it has %d octets, and a secret has at least %d; %s"
              .formatted(octets, SHORTEST_SECRET, NEW_SECRET));
    }
  }

  private static void requireSecret(SignatureAlgorithm algorithm, Key key) {
    if (!(key instanceof SecretKey)) {
      throw misfit("a secret");
    }
    int octets = algorithm.hashBits() / 8;
    if (key.getEncoded().length < octets) {
      throw new UnusableKeyException(
          "it has %d octets, and a secret for %s has at least %d; %s"
              .formatted(key.getEncoded().length, algorithm, octets, NEW_SECRET));
    }
  }

  private static UnusableKeyException misfit(String needed) {
    return new UnusableKeyException("the algorithm needs " + needed);
  }
}
