package io.jwtgate.internal.keys;

import io.jwtgate.internal.jose.Base64Url;
import io.jwtgate.internal.jose.JsonObject;
import io.jwtgate.internal.jose.JsonRejectedException;
import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.jose.SignatureAlgorithm.Family;
import io.jwtgate.jose.UnusableKeyException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.KeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The material of one public JWK (RFC 7518 section 6, RFC 8037 section 2, RFC 9964). */
public final class Jwk {
  // SubjectPublicKeyInfo of Ed25519 up to the raw key (RFC 8410 section 4).
  private static final byte[] ED25519_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");
  private static final int ED25519_OCTETS = 32;

  private Jwk() {}

  /**
   * The public key that the members describe.
   *
   * @throws UnusableKeyException if a member is missing, malformed or not supported
   */
  public static PublicKey publicKey(JsonObject jwk) {
    String type = text(jwk, "kty");
    return switch (type) {
      case "RSA" -> rsa(jwk);
      case "EC" -> ec(jwk);
      case "OKP" -> okp(jwk);
      case "AKP" -> akp(jwk);
      default -> throw new UnusableKeyException("kty is not supported");
    };
  }

  /**
   * The members that say something. Some platforms write each member that they know, with null or
   * an empty text or array where they have no value.
   */
  public static JsonObject withoutEmptyMembers(JsonObject jwk) {
    Map<String, Object> members = new LinkedHashMap<>(jwk.members());
    members.values().removeIf(Jwk::isEmpty);
    return new JsonObject(members);
  }

  private static boolean isEmpty(Object value) {
    return value == null || value.equals("") || (value instanceof List<?> list && list.isEmpty());
  }

  public static byte[] octets(JsonObject jwk, String member) {
    try {
      return Base64Url.decode(text(jwk, member));
    } catch (JsonRejectedException notBase64) {
      throw new UnusableKeyException(member + " is not base64url");
    }
  }

  public static String text(JsonObject jwk, String member) {
    return jwk.string(member).orElseThrow(() -> new UnusableKeyException(member + " is missing"));
  }

  private static PublicKey rsa(JsonObject jwk) {
    BigInteger modulus = new BigInteger(1, octets(jwk, "n"));
    BigInteger exponent = new BigInteger(1, octets(jwk, "e"));
    return make("RSA", new RSAPublicKeySpec(modulus, exponent));
  }

  private static PublicKey ec(JsonObject jwk) {
    ECParameterSpec curve = curve(text(jwk, "crv"));
    ECPoint point = new ECPoint(coordinate(jwk, "x", curve), coordinate(jwk, "y", curve));
    return make("EC", new ECPublicKeySpec(point, curve));
  }

  private static ECParameterSpec curve(String name) {
    return switch (name) {
      case "P-256" -> KeyStrength.parameters("secp256r1");
      case "P-384" -> KeyStrength.parameters("secp384r1");
      case "P-521" -> KeyStrength.parameters("secp521r1");
      default -> throw new UnusableKeyException("crv is not supported");
    };
  }

  /** A coordinate has the full length of the field (RFC 7518 section 6.2.1.2). */
  private static BigInteger coordinate(JsonObject jwk, String member, ECParameterSpec curve) {
    byte[] octets = octets(jwk, member);
    if (octets.length != (curve.getCurve().getField().getFieldSize() + 7) / 8) {
      throw new UnusableKeyException(member + " has the wrong length");
    }
    return new BigInteger(1, octets);
  }

  private static PublicKey okp(JsonObject jwk) {
    byte[] raw = octets(jwk, "x");
    if (!text(jwk, "crv").equals("Ed25519") || raw.length != ED25519_OCTETS) {
      throw new UnusableKeyException("of OKP keys only Ed25519 is supported");
    }
    byte[] encoded = new byte[ED25519_PREFIX.length + raw.length];
    System.arraycopy(ED25519_PREFIX, 0, encoded, 0, ED25519_PREFIX.length);
    System.arraycopy(raw, 0, encoded, ED25519_PREFIX.length, raw.length);
    return make("Ed25519", new X509EncodedKeySpec(encoded));
  }

  /** RFC 9964 section 3: such a key has one algorithm, which it must name. */
  private static PublicKey akp(JsonObject jwk) {
    SignatureAlgorithm algorithm =
        SignatureAlgorithm.named(text(jwk, "alg"))
            .filter(named -> named.family() == Family.AKP)
            .orElseThrow(() -> new UnusableKeyException("of AKP keys only ML-DSA is supported"));
    return MlDsa.publicKey(algorithm, octets(jwk, "pub"));
  }

  private static PublicKey make(String factory, KeySpec spec) {
    try {
      return KeyFactory.getInstance(factory).generatePublic(spec);
    } catch (GeneralSecurityException failed) {
      throw new UnusableKeyException("the key's numbers make no key");
    }
  }
}
