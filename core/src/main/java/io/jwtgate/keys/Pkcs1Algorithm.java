package io.jwtgate.keys;

import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.SignatureGenerationException;
import com.auth0.jwt.exceptions.SignatureVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import io.jwtgate.json.Base64Url;
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
final class Pkcs1Algorithm extends Algorithm {
  private final RSAPublicKey key;
  private final String hash;
  private final byte[] digestInfo;
  private final int octets;

  private Pkcs1Algorithm(SignatureAlgorithm algorithm, RSAPublicKey key, String digestInfo) {
    super(algorithm.name(), "SHA" + algorithm.hashBits() + "withRSA");
    this.key = key;
    this.hash = "SHA-" + algorithm.hashBits();
    this.digestInfo = HexFormat.of().parseHex(digestInfo);
    this.octets = (key.getModulus().bitLength() + 7) / 8;
  }

  /** The DigestInfo up to the hash is one of three texts (RFC 8017 section 9.2, note 1). */
  static Algorithm of(SignatureAlgorithm algorithm, RSAPublicKey key) {
    String digestInfo =
        switch (algorithm.hashBits()) {
          case 256 -> "3031300d060960864801650304020105000420";
          case 384 -> "3041300d060960864801650304020205000430";
          default -> "3051300d060960864801650304020305000440";
        };
    return new Pkcs1Algorithm(algorithm, key, digestInfo);
  }

  @Override
  public void verify(DecodedJWT jwt) {
    byte[] signature = Base64Url.decode(jwt.getSignature());
    BigInteger number = new BigInteger(1, signature);
    boolean fits = signature.length == octets && number.compareTo(key.getModulus()) < 0;
    if (!fits || !number.modPow(key.getPublicExponent(), key.getModulus()).equals(expected(jwt))) {
      throw new SignatureVerificationException(this);
    }
  }

  /** The only encoding of the message: 00 01 ff ... ff 00, the DigestInfo and the hash. */
  private BigInteger expected(DecodedJWT jwt) {
    byte[] digest = digest(jwt);
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

  private byte[] digest(DecodedJWT jwt) {
    try {
      MessageDigest digest = MessageDigest.getInstance(hash);
      SigningInput.feed(jwt, digest::update);
      return digest.digest();
    } catch (NoSuchAlgorithmException missing) {
      throw new SignatureVerificationException(this, missing);
    }
  }

  /** Only public keys come here. */
  @Override
  public byte[] sign(byte[] content) {
    throw new SignatureGenerationException(this, null);
  }
}
