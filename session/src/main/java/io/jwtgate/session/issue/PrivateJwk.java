package io.jwtgate.session.issue;

import io.jwtgate.internal.jose.JsonLimits;
import io.jwtgate.internal.jose.JsonObject;
import io.jwtgate.internal.jose.JsonRejectedException;
import io.jwtgate.internal.jose.StrictJson;
import io.jwtgate.internal.keys.Jwk;
import io.jwtgate.internal.keys.JwkPair;
import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.jose.SignatureAlgorithm.Family;
import io.jwtgate.jose.UnusableKeyException;
import java.security.KeyPair;
import java.util.Optional;

/** One private JWK (RFC 7518 section 6, RFC 8037 section 2) as a key that signs. */
final class PrivateJwk {
  private static final StrictJson JSON = new StrictJson(JsonLimits.DEFAULT);

  private PrivateJwk() {}

  /**
   * @throws UnusableKeyException if it is not one
   */
  static SigningKey read(byte[] content) {
    try {
      return key(Jwk.withoutEmptyMembers(JSON.object(content)));
    } catch (JsonRejectedException malformed) {
      throw new UnusableKeyException("it is neither a PEM private key nor a private JWK");
    }
  }

  private static SigningKey key(JsonObject jwk) {
    SigningKey key = material(jwk, algorithm(jwk));
    return jwk.string("kid").map(key::withKeyId).orElse(key);
  }

  private static SigningKey material(JsonObject jwk, Optional<SignatureAlgorithm> algorithm) {
    if (Jwk.text(jwk, "kty").equals(Family.SECRET.type())) {
      return SigningKey.secret(Jwk.octets(jwk, "k"), algorithm.orElse(SignatureAlgorithm.HS256));
    }
    KeyPair pair = JwkPair.of(jwk);
    return algorithm.map(named -> SigningKey.of(pair, named)).orElseGet(() -> SigningKey.of(pair));
  }

  private static Optional<SignatureAlgorithm> algorithm(JsonObject jwk) {
    return jwk.string("alg")
        .map(
            name ->
                SignatureAlgorithm.named(name)
                    .orElseThrow(() -> new UnusableKeyException("alg is not supported")));
  }
}
