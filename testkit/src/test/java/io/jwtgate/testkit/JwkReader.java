package io.jwtgate.testkit;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

/** Reads a public JWK back into a key of the JDK, so that what was written is seen to be right. */
final class JwkReader {
  private final Jwk jwk;

  private JwkReader(Jwk jwk) {
    this.jwk = jwk;
  }

  static PublicKey read(Jwk jwk) throws GeneralSecurityException {
    JwkReader reader = new JwkReader(jwk);
    return switch (reader.text("kty")) {
      case "RSA" -> reader.rsa();
      case "EC" -> reader.ec();
      case "OKP" -> reader.ed();
      default -> throw new IllegalArgumentException(jwk.toString());
    };
  }

  private PublicKey rsa() throws GeneralSecurityException {
    return KeyFactory.getInstance("RSA")
        .generatePublic(new RSAPublicKeySpec(integer("n"), integer("e")));
  }

  private PublicKey ec() throws GeneralSecurityException {
    ECPoint point = new ECPoint(integer("x"), integer("y"));
    return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, curve()));
  }

  private ECParameterSpec curve() throws GeneralSecurityException {
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(new ECGenParameterSpec(text("crv").replace("P-", "secp") + "r1"));
    return parameters.getParameterSpec(ECParameterSpec.class);
  }

  /** RFC 8032 section 5.1.2: little-endian y, and the lowest bit of x in the highest bit. */
  private PublicKey ed() throws GeneralSecurityException {
    byte[] octets = octets("x");
    boolean odd = octets[31] < 0;
    octets[31] &= 0x7f;
    BigInteger y = new BigInteger(1, reversed(octets));
    return KeyFactory.getInstance("Ed25519")
        .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, new EdECPoint(odd, y)));
  }

  private static byte[] reversed(byte[] octets) {
    byte[] result = new byte[octets.length];
    for (int i = 0; i < octets.length; i++) {
      result[i] = octets[octets.length - 1 - i];
    }
    return result;
  }

  private BigInteger integer(String name) {
    return new BigInteger(1, octets(name));
  }

  private byte[] octets(String name) {
    return Base64.getUrlDecoder().decode(text(name));
  }

  private String text(String name) {
    return (String) jwk.members().get(name);
  }
}
