package io.jwtgate.internal.keys;

import io.jwtgate.internal.jose.Base64Url;
import io.jwtgate.jose.SignatureAlgorithm;
import java.math.BigInteger;
import java.security.Key;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The members of a JWK that state its material and its type (RFC 7518 section 6, RFC 8037 section
 * 2, RFC 9964 section 3), in lexical order. Of a pair only the public half.
 */
final class JwkMembers {
  private JwkMembers() {}

  static Map<String, Object> of(Key key) {
    if (key instanceof RSAPublicKey rsa) {
      return sorted(
          "kty", "RSA", "n", number(rsa.getModulus()), "e", number(rsa.getPublicExponent()));
    }
    if (key instanceof ECPublicKey ec) {
      return ellipticCurve(ec);
    }
    if (key instanceof EdECPublicKey) {
      return sorted("kty", "OKP", "crv", "Ed25519", "x", lastOctets(key, 32));
    }
    Optional<SignatureAlgorithm> mlDsa = MlDsa.algorithmOf(key);
    if (mlDsa.isPresent()) {
      String octets = Base64Url.encode(MlDsa.octets(key, mlDsa.get()));
      return sorted("alg", mlDsa.get().registeredName(), "kty", "AKP", "pub", octets);
    }
    return sorted("kty", "oct", "k", Base64Url.encode(key.getEncoded()));
  }

  private static Map<String, Object> ellipticCurve(ECPublicKey key) {
    int octets = (key.getParams().getOrder().bitLength() + 7) / 8;
    String x = fixed(key.getW().getAffineX(), octets);
    String y = fixed(key.getW().getAffineY(), octets);
    return sorted("kty", "EC", "crv", curve(octets), "x", x, "y", y);
  }

  private static String curve(int octets) {
    return octets == 32 ? "P-256" : octets == 48 ? "P-384" : "P-521";
  }

  private static Map<String, Object> sorted(String... namesAndValues) {
    Map<String, Object> members = new TreeMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      members.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return members;
  }

  private static String number(BigInteger value) {
    return fixed(value, (value.bitLength() + 7) / 8);
  }

  private static String fixed(BigInteger value, int octets) {
    byte[] signed = value.toByteArray();
    byte[] fixed = new byte[octets];
    int length = Math.min(signed.length, octets);
    System.arraycopy(signed, signed.length - length, fixed, octets - length, length);
    return Base64Url.encode(fixed);
  }

  /** A SubjectPublicKeyInfo of an Edwards curve ends with the raw key (RFC 8410 section 4). */
  private static String lastOctets(Key key, int count) {
    byte[] encoded = key.getEncoded();
    return Base64Url.encode(Arrays.copyOfRange(encoded, encoded.length - count, encoded.length));
  }
}
