package io.jwtgate.keys;

import com.auth0.jwt.algorithms.Algorithm;
import java.security.Key;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateKey;

/** The other door to java-jwt: which of its {@code Algorithm}s makes a signature. */
final class SignatureMaker {
  private SignatureMaker() {}

  static Algorithm of(SignatureAlgorithm algorithm, Key key) {
    return NativeAlgorithm.of(algorithm, key).orElseGet(() -> onJdk(algorithm, key));
  }

  private static Algorithm onJdk(SignatureAlgorithm algorithm, Key key) {
    return switch (algorithm) {
      case RS256 -> Algorithm.RSA256(null, (RSAPrivateKey) key);
      case RS384 -> Algorithm.RSA384(null, (RSAPrivateKey) key);
      case RS512 -> Algorithm.RSA512(null, (RSAPrivateKey) key);
      case PS256 -> Algorithm.RSA256PSS(null, (RSAPrivateKey) key);
      case PS384 -> Algorithm.RSA384PSS(null, (RSAPrivateKey) key);
      case PS512 -> Algorithm.RSA512PSS(null, (RSAPrivateKey) key);
      case ES256 -> Algorithm.ECDSA256(null, (ECPrivateKey) key);
      case ES384 -> Algorithm.ECDSA384(null, (ECPrivateKey) key);
      case ES512 -> Algorithm.ECDSA512(null, (ECPrivateKey) key);
      case HS256, HS384, HS512, EdDSA, Ed25519 -> SignatureChecks.of(algorithm, key);
    };
  }
}
