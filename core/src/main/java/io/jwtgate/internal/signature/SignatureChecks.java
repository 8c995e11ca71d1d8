package io.jwtgate.internal.signature;

import io.jwtgate.jose.SignatureAlgorithm;
import java.security.Key;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;

/** Which maker checks the signatures of an algorithm. */
final class SignatureChecks {
  private SignatureChecks() {}

  static SignatureCheck of(SignatureAlgorithm algorithm, Key key) {
    return NativeSignature.of(algorithm, key)
        .<SignatureCheck>map(there -> there)
        .orElseGet(() -> onJdk(algorithm, key));
  }

  private static SignatureCheck onJdk(SignatureAlgorithm algorithm, Key key) {
    return switch (algorithm) {
      case RS256, RS384, RS512 -> Pkcs1Signature.of(algorithm, (RSAPublicKey) key);
      case PS256, PS384, PS512 -> new PssSignature(algorithm, (RSAPublicKey) key);
      case ES256, ES384, ES512 -> JavaJwtSignature.of(algorithm, (ECPublicKey) key);
      case HS256, HS384, HS512 -> new HmacSignature(algorithm, key);
      case ML_DSA_44, ML_DSA_65, ML_DSA_87 -> new MlDsaSignature(algorithm, (PublicKey) key);
      case EdDSA, Ed25519 -> Ed25519Signature.verifiedWith((PublicKey) key);
    };
  }
}
