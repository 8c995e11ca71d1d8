package io.jwtgate.keys;

import io.jwtgate.json.Base64Url;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;

/** The SHA-256 thumbprint of a key (RFC 7638 section 3, RFC 8037 section 2). */
final class Thumbprint {
  private Thumbprint() {}

  static String of(Key key) {
    return Base64Url.encode(sha256(requiredMembers(key)));
  }

  /** The required members in lexical order, without white space. */
  private static String requiredMembers(Key key) {
    if (key instanceof RSAPublicKey rsa) {
      return "{\"e\":\"%s\",\"kty\":\"RSA\",\"n\":\"%s\"}"
          .formatted(number(rsa.getPublicExponent()), number(rsa.getModulus()));
    }
    if (key instanceof ECPublicKey ec) {
      int octets = (ec.getParams().getOrder().bitLength() + 7) / 8;
      return "{\"crv\":\"%s\",\"kty\":\"EC\",\"x\":\"%s\",\"y\":\"%s\"}"
          .formatted(
              curve(octets),
              coordinate(ec.getW().getAffineX(), octets),
              coordinate(ec.getW().getAffineY(), octets));
    }
    if (key instanceof EdECPublicKey) {
      return "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"%s\"}".formatted(lastOctets(key, 32));
    }
    return "{\"k\":\"%s\",\"kty\":\"oct\"}".formatted(Base64Url.encode(key.getEncoded()));
  }

  private static String curve(int octets) {
    return octets == 32 ? "P-256" : octets == 48 ? "P-384" : "P-521";
  }

  private static String number(BigInteger value) {
    return coordinate(value, (value.bitLength() + 7) / 8);
  }

  private static String coordinate(BigInteger value, int octets) {
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

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }
}
