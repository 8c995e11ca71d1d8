package io.jwtgate.internal.keys;

import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.jose.SignatureAlgorithm.Family;
import io.jwtgate.jose.UnusableKeyException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.EnumSet;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;

/** Which algorithms a key could be used with, when nothing narrower is said of it. */
public final class KeyFit {
  private KeyFit() {}

  public static Family familyOf(PublicKey key) {
    if (key instanceof RSAPublicKey) {
      return Family.RSA;
    }
    if (key instanceof ECPublicKey) {
      return Family.EC;
    }
    if (key instanceof EdECPublicKey) {
      return Family.OKP;
    }
    if (MlDsa.algorithmOf(key).isPresent()) {
      return Family.AKP;
    }
    throw new UnusableKeyException(
        "a verification key is an RSA, EC, Ed25519 or ML-DSA public key");
  }

  public static Set<SignatureAlgorithm> algorithmsOf(PublicKey key) {
    return switch (familyOf(key)) {
      case EC -> Set.of(ofCurve((ECPublicKey) key));
      case AKP -> Set.of(MlDsa.algorithmOf(key).orElseThrow());
      default -> SignatureAlgorithm.of(familyOf(key));
    };
  }

  /** The one that most verifiers take, where a key could be used with several. */
  public static SignatureAlgorithm usualAlgorithmOf(PublicKey key) {
    return switch (familyOf(key)) {
      case RSA -> SignatureAlgorithm.RS256;
      case OKP -> SignatureAlgorithm.EdDSA;
      case AKP -> MlDsa.algorithmOf(key).orElseThrow();
      default -> ofCurve((ECPublicKey) key);
    };
  }

  private static SignatureAlgorithm ofCurve(ECPublicKey key) {
    int bits = key.getParams().getOrder().bitLength();
    return switch (bits) {
      case 256 -> SignatureAlgorithm.ES256;
      case 384 -> SignatureAlgorithm.ES384;
      case 521 -> SignatureAlgorithm.ES512;
      default -> throw new UnusableKeyException("an EC key is on P-256, P-384 or P-521");
    };
  }

  public static Set<SignatureAlgorithm> algorithmsOfSecret(byte[] octets) {
    EnumSet<SignatureAlgorithm> fitting = EnumSet.copyOf(SignatureAlgorithm.of(Family.SECRET));
    fitting.removeIf(algorithm -> octets.length * 8 < algorithm.hashBits());
    if (fitting.isEmpty()) {
      KeyStrength.requireSecret(octets.length);
    }
    return fitting;
  }

  public static SecretKeySpec secretKey(byte[] octets) {
    if (octets.length == 0) {
      KeyStrength.requireSecret(0);
    }
    return new SecretKeySpec(octets, "HMAC");
  }
}
