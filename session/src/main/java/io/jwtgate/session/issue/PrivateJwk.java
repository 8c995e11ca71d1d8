package io.jwtgate.session.issue;

import io.jwtgate.internal.jose.JsonLimits;
import io.jwtgate.internal.jose.JsonObject;
import io.jwtgate.internal.jose.JsonRejectedException;
import io.jwtgate.internal.jose.StrictJson;
import io.jwtgate.internal.keys.Jwk;
import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.jose.SignatureAlgorithm.Family;
import io.jwtgate.jose.UnusableKeyException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.KeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAPrivateCrtKeySpec;
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
    PublicKey publicKey = Jwk.publicKey(jwk);
    KeyPair pair = new KeyPair(publicKey, privateKey(jwk, publicKey));
    return algorithm.map(named -> SigningKey.of(pair, named)).orElseGet(() -> SigningKey.of(pair));
  }

  private static Optional<SignatureAlgorithm> algorithm(JsonObject jwk) {
    return jwk.string("alg")
        .map(
            name ->
                SignatureAlgorithm.named(name)
                    .orElseThrow(() -> new UnusableKeyException("alg is not supported")));
  }

  private static PrivateKey privateKey(JsonObject jwk, PublicKey publicKey) {
    if (publicKey instanceof ECPublicKey ec) {
      return make("EC", new ECPrivateKeySpec(number(jwk, "d"), ec.getParams()));
    }
    return Jwk.text(jwk, "kty").equals(Family.RSA.type())
        ? make("RSA", rsa(jwk))
        : make("Ed25519", new EdECPrivateKeySpec(NamedParameterSpec.ED25519, Jwk.octets(jwk, "d")));
  }

  private static KeySpec rsa(JsonObject jwk) {
    return new RSAPrivateCrtKeySpec(
        number(jwk, "n"),
        number(jwk, "e"),
        number(jwk, "d"),
        number(jwk, "p"),
        number(jwk, "q"),
        number(jwk, "dp"),
        number(jwk, "dq"),
        number(jwk, "qi"));
  }

  private static BigInteger number(JsonObject jwk, String member) {
    return new BigInteger(1, Jwk.octets(jwk, member));
  }

  private static PrivateKey make(String factory, KeySpec spec) {
    try {
      return KeyFactory.getInstance(factory).generatePrivate(spec);
    } catch (GeneralSecurityException failed) {
      throw new UnusableKeyException("the key's numbers make no key");
    }
  }
}
