package io.jwtgate.internal.signature;

import io.jwtgate.jose.SignatureAlgorithm;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * RSASSA-PKCS1-v1_5 (RFC 8017 section 8.2.2), judged by comparing whole encodings. The JDK's own
 * check, which java-jwt calls, also takes a second encoding that lacks the NULL of section 9.2.
 * Nothing here is secret, so plain arithmetic will do.
 */
final class Pkcs1Signature implements SignatureCheck {
  private final RSAPublicKey key;
  private final String hash;
  private final byte[] digestInfo;
  private final int octets;

  private Pkcs1Signature(SignatureAlgorithm algorithm, RSAPublicKey key, String digestInfo) {
    this.key = key;
    this.hash = "SHA-" + algorithm.hashBits();
    this.digestInfo = HexFormat.of().parseHex(digestInfo);
    this.octets = (key.getModulus().bitLength() + 7) / 8;
  }

  /** The DigestInfo up to the hash is one of three texts (RFC 8017 section 9.2, note 1). */
  static SignatureCheck of(SignatureAlgorithm algorithm, RSAPublicKey key) {
    String digestInfo =
        switch (algorithm.hashBits()) {
          case 256 -> "3031300d060960864801650304020105000420";
          case 384 -> "3041300d060960864801650304020205000430";
          default -> "3051300d060960864801650304020305000440";
        };
    return new Pkcs1Signature(algorithm, key, digestInfo);
  }

  @Override
  public boolean accepts(SigningInput input, byte[] signature) {
    BigInteger number = new BigInteger(1, signature);
    boolean fits = signature.length == octets && number.compareTo(key.getModulus()) < 0;
    return fits && number.modPow(key.getPublicExponent(), key.getModulus()).equals(expected(input));
  }

  /** The only encoding of the message: 00 01 ff ... ff 00, the DigestInfo and the hash. */
  private BigInteger expected(SigningInput input) {
    byte[] digest = digest(input);
    byte[] encoded = new byte[octets];
    Arrays.fill(encoded, (byte) 0xff);
    ByteBuffer.wrap(encoded)
        .putShort((short) 1)
        .position(octets - digest.length - digestInfo.length - 1)
        .put((byte) 0)
        .put(digestInfo)
        .put(digest);
    return new BigInteger(1, encoded);
  }

  private byte[] digest(SigningInput input) {
    try {
      return MessageDigest.getInstance(hash).digest(input.octets());
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has SHA-2", missing);
    }
  }
}
