package io.jwtgate.keys;

import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.SignatureVerificationException;
import java.security.Key;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;

/** The door to java-jwt: which of its {@code Algorithm}s, or of ours, checks a signature. */
final class SignatureChecks {
  private SignatureChecks() {}

  static Algorithm of(SignatureAlgorithm algorithm, Key key) {
    return NativeAlgorithm.of(algorithm, key).orElseGet(() -> onJdk(algorithm, key));
  }

  private static Algorithm onJdk(SignatureAlgorithm algorithm, Key key) {
    return switch (algorithm) {
      case RS256, RS384, RS512 -> Pkcs1Algorithm.of(algorithm, (RSAPublicKey) key);
      case PS256 -> Algorithm.RSA256PSS((RSAPublicKey) key, null);
      case PS384 -> Algorithm.RSA384PSS((RSAPublicKey) key, null);
      case PS512 -> Algorithm.RSA512PSS((RSAPublicKey) key, null);
      case ES256 -> Algorithm.ECDSA256((ECPublicKey) key, null);
      case ES384 -> Algorithm.ECDSA384((ECPublicKey) key, null);
      case ES512 -> Algorithm.ECDSA512((ECPublicKey) key, null);
      case HS256, HS384, HS512 -> new HmacAlgorithm(algorithm, key);
      case EdDSA, Ed25519 -> new EdDsaAlgorithm(algorithm.name(), key);
    };
  }

  static boolean accepts(Algorithm check, String header, String payload, String signature) {
    try {
      check.verify(new SignatureInput(header, payload, signature));
      return true;
    } catch (SignatureVerificationException refused) {
      return false;
    }
  }
}
