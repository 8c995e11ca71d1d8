package io.jwtgate.internal.keys;

import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.jose.SignatureAlgorithm.Family;
import io.jwtgate.jose.UnusableKeyException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The keys of ML-DSA (FIPS 204, RFC 9964), which the JDK has from 24 on. A key is recognised by its
 * encoding, since JDK 17 has no type for it.
 */
public final class MlDsa {
  static final String UNAVAILABLE = "ML-DSA needs Java 24 or later";
  private static final String JCA_NAME = "ML-DSA";

  private MlDsa() {}

  /** SubjectPublicKeyInfo up to the raw key (RFC 9881 section 4). */
  private static byte[] prefixOf(SignatureAlgorithm algorithm) {
    return HexFormat.of()
        .parseHex(
            switch (algorithm) {
              case ML_DSA_44 -> "30820532300b06096086480165030403110382052100";
              case ML_DSA_65 -> "308207b2300b0609608648016503040312038207a100";
              case ML_DSA_87 -> "30820a32300b060960864801650304031303820a2100";
              default -> throw new IllegalArgumentException(algorithm + " is not ML-DSA");
            });
  }

  private static int keyOctets(SignatureAlgorithm algorithm) {
    return switch (algorithm) {
      case ML_DSA_44 -> 1312;
      case ML_DSA_65 -> 1952;
      default -> 2592;
    };
  }

  public static int signatureOctets(SignatureAlgorithm algorithm) {
    return switch (algorithm) {
      case ML_DSA_44 -> 2420;
      case ML_DSA_65 -> 3309;
      default -> 4627;
    };
  }

  /** The one algorithm that a key belongs to; empty if it is no key of ML-DSA. */
  static Optional<SignatureAlgorithm> algorithmOf(Key key) {
    byte[] encoded = key.getEncoded();
    return encoded == null || !(key instanceof PublicKey)
        ? Optional.empty()
        : SignatureAlgorithm.of(Family.AKP).stream()
            .filter(algorithm -> isEncoding(encoded, algorithm))
            .findFirst();
  }

  private static boolean isEncoding(byte[] encoded, SignatureAlgorithm algorithm) {
    byte[] prefix = prefixOf(algorithm);
    return encoded.length == prefix.length + keyOctets(algorithm)
        && Arrays.mismatch(encoded, prefix) == prefix.length;
  }

  /** The raw key, which ends the encoding. */
  static byte[] octets(Key key, SignatureAlgorithm algorithm) {
    byte[] encoded = key.getEncoded();
    return Arrays.copyOfRange(encoded, encoded.length - keyOctets(algorithm), encoded.length);
  }

  /**
   * A key from its raw octets.
   *
   * @throws UnusableKeyException if they are too many or too few, or the JDK lacks ML-DSA
   */
  static PublicKey publicKey(SignatureAlgorithm algorithm, byte[] octets) {
    if (octets.length != keyOctets(algorithm)) {
      throw new UnusableKeyException("pub has the wrong length");
    }
    byte[] prefix = prefixOf(algorithm);
    byte[] encoded = Arrays.copyOf(prefix, prefix.length + octets.length);
    System.arraycopy(octets, 0, encoded, prefix.length, octets.length);
    try {
      return KeyFactory.getInstance(JCA_NAME).generatePublic(new X509EncodedKeySpec(encoded));
    } catch (NoSuchAlgorithmException older) {
      throw new UnusableKeyException(UNAVAILABLE);
    } catch (GeneralSecurityException failed) {
      throw new UnusableKeyException("the key's numbers make no key");
    }
  }
}
