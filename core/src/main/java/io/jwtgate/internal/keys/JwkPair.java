package io.jwtgate.internal.keys;

import io.jwtgate.internal.jose.JsonObject;
import io.jwtgate.jose.UnusableKeyException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.KeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAPrivateCrtKeySpec;

/** Both halves of a private JWK (RFC 7518 section 6, RFC 8037 section 2). */
public final class JwkPair {
  private JwkPair() {}

  /**
   * The pair. Whether the halves belong together is for the caller to judge.
   *
   * @throws UnusableKeyException if a member is missing or malformed
   */
  public static KeyPair of(JsonObject jwk) {
    PublicKey publicKey = Jwk.publicKey(jwk);
    return new KeyPair(publicKey, privateKey(jwk, publicKey));
  }

  private static PrivateKey privateKey(JsonObject jwk, PublicKey publicKey) {
    if (publicKey instanceof ECPublicKey ec) {
      return make("EC", new ECPrivateKeySpec(number(jwk, "d"), ec.getParams()));
    }
    return publicKey instanceof RSAPublicKey
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
