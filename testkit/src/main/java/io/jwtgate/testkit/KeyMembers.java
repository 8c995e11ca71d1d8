package io.jwtgate.testkit;

import java.math.BigInteger;
import java.security.Key;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.SecretKey;

/** The members of a JWK that hold key material: RFC 7518 section 6 and RFC 8037 section 2. */
final class KeyMembers {
  private final Map<String, Object> members = new LinkedHashMap<>();

  private KeyMembers() {}

  /** The members of one half of a pair, or of a secret. */
  static Map<String, Object> of(Key key) {
    KeyMembers all = new KeyMembers();
    all.add(key);
    return all.members;
  }

  private void add(Key key) {
    if (key instanceof RSAPublicKey rsa) {
      rsa(rsa);
    } else if (key instanceof RSAPrivateCrtKey rsa) {
      privateRsa(rsa);
    } else if (key instanceof ECPublicKey ec) {
      ec(ec);
    } else if (key instanceof ECPrivateKey ec) {
      text("d", fixed(ec.getS(), bytesOf(ec.getParams().getCurve().getField().getFieldSize())));
    } else if (key instanceof EdECPublicKey ed) {
      ed(ed);
    } else if (key instanceof EdECPrivateKey ed) {
      text("d", ed.getBytes().orElseThrow());
    } else if (key instanceof SecretKey secret) {
      members.put("kty", "oct");
      text("k", secret.getEncoded());
    } else {
      throw new IllegalArgumentException("no JWK for a key of type " + key.getAlgorithm());
    }
  }

  private void rsa(RSAPublicKey key) {
    members.put("kty", "RSA");
    integer("n", key.getModulus());
    integer("e", key.getPublicExponent());
  }

  private void privateRsa(RSAPrivateCrtKey key) {
    integer("d", key.getPrivateExponent());
    integer("p", key.getPrimeP());
    integer("q", key.getPrimeQ());
    integer("dp", key.getPrimeExponentP());
    integer("dq", key.getPrimeExponentQ());
    integer("qi", key.getCrtCoefficient());
  }

  private void ec(ECPublicKey key) {
    int bits = key.getParams().getCurve().getField().getFieldSize();
    members.put("kty", "EC");
    members.put("crv", "P-" + bits);
    text("x", fixed(key.getW().getAffineX(), bytesOf(bits)));
    text("y", fixed(key.getW().getAffineY(), bytesOf(bits)));
  }

  private void ed(EdECPublicKey key) {
    byte[] encoded = key.getEncoded();
    members.put("kty", "OKP");
    members.put("crv", key.getParams().getName());
    // The SubjectPublicKeyInfo of RFC 8410 ends with the 32 octets of the point.
    text("x", Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
  }

  private void integer(String name, BigInteger value) {
    text(name, fixed(value, bytesOf(value.bitLength())));
  }

  private void text(String name, byte[] value) {
    members.put(name, Base64.getUrlEncoder().withoutPadding().encodeToString(value));
  }

  private static int bytesOf(int bits) {
    return (bits + 7) / 8;
  }

  /** Big-endian in exactly so many octets: without BigInteger's sign octet, with leading zeros. */
  private static byte[] fixed(BigInteger value, int length) {
    byte[] signed = value.toByteArray();
    byte[] result = new byte[length];
    int kept = Math.min(signed.length, length);
    System.arraycopy(signed, signed.length - kept, result, length - kept, kept);
    return result;
  }
}
