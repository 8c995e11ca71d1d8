package io.jwtgate.session.issue;

import com.auth0.jwt.algorithms.Algorithm;
import io.jwtgate.internal.signature.Ed25519Signature;
import io.jwtgate.internal.signature.HmacSignature;
import io.jwtgate.internal.signature.NativeSignature;
import io.jwtgate.internal.signature.Signer;
import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.jose.UnusableKeyException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateKey;

/** Which maker signs by an algorithm: the native provider, java-jwt, or what java-jwt lacks. */
final class Signers {
  private Signers() {}

  static Signer of(SignatureAlgorithm algorithm, Key key) {
    return NativeSignature.of(algorithm, key)
        .<Signer>map(there -> there)
        .orElseGet(() -> onJdk(algorithm, key));
  }

  private static Signer onJdk(SignatureAlgorithm algorithm, Key key) {
    return switch (algorithm) {
      case RS256 -> Algorithm.RSA256(null, (RSAPrivateKey) key)::sign;
      case RS384 -> Algorithm.RSA384(null, (RSAPrivateKey) key)::sign;
      case RS512 -> Algorithm.RSA512(null, (RSAPrivateKey) key)::sign;
      case PS256 -> Algorithm.RSA256PSS(null, (RSAPrivateKey) key)::sign;
      case PS384 -> Algorithm.RSA384PSS(null, (RSAPrivateKey) key)::sign;
      case PS512 -> Algorithm.RSA512PSS(null, (RSAPrivateKey) key)::sign;
      case ES256 -> Algorithm.ECDSA256(null, (ECPrivateKey) key)::sign;
      case ES384 -> Algorithm.ECDSA384(null, (ECPrivateKey) key)::sign;
      case ES512 -> Algorithm.ECDSA512(null, (ECPrivateKey) key)::sign;
      case ML_DSA_44, ML_DSA_65, ML_DSA_87 ->
          throw new UnusableKeyException("nothing is signed by ML-DSA here; it is verified alone");
      case HS256, HS384, HS512 -> new HmacSignature(algorithm, key);
      case EdDSA, Ed25519 -> Ed25519Signature.signedWith((PrivateKey) key);
    };
  }
}
