package io.jwtgate.session.issue;

import io.jwtgate.internal.keys.KeyStrength;
import io.jwtgate.jose.SignatureAlgorithm;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;

/** Fresh key material. */
final class GeneratedKeys {
  private static final int RSA_BITS = 3072;

  private GeneratedKeys() {}

  /** So many random octets. */
  public static byte[] octets(int count) {
    byte[] octets = new byte[count];
    new SecureRandom().nextBytes(octets);
    return octets;
  }

  static KeyPair pair(SignatureAlgorithm algorithm) {
    return switch (algorithm.family()) {
      case RSA -> pair("RSA", new RSAKeyGenParameterSpec(RSA_BITS, RSAKeyGenParameterSpec.F4));
      case EC -> pair("EC", new ECGenParameterSpec(KeyStrength.curveOf(algorithm)));
      case OKP -> pair("Ed25519", NamedParameterSpec.ED25519);
      case AKP, SECRET -> throw new IllegalArgumentException(algorithm + " has no pair");
    };
  }

  private static KeyPair pair(String generator, AlgorithmParameterSpec parameters) {
    try {
      KeyPairGenerator pairs = KeyPairGenerator.getInstance(generator);
      pairs.initialize(parameters);
      return pairs.generateKeyPair();
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("this JDK lacks " + generator, missing);
    }
  }
}
