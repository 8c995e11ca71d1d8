package io.jwtgate.internal.encryption;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** A key derived from an agreed secret by Concat KDF with SHA-256 (RFC 7518 section 4.6.2). */
final class ConcatKdf {
  private static final int FIRST_ROUND = 1;

  private ConcatKdf() {}

  /**
   * @param octets as many as one round gives, 32, or fewer
   * @param algorithm what the key is for
   */
  static byte[] derived(
      byte[] secret, int octets, String algorithm, byte[] sender, byte[] recipient) {
    MessageDigest sha256 = sha256();
    sha256.update(number(FIRST_ROUND));
    sha256.update(secret);
    update(sha256, algorithm.getBytes(US_ASCII));
    update(sha256, sender);
    update(sha256, recipient);
    sha256.update(number(8 * octets));
    return Arrays.copyOf(sha256.digest(), octets);
  }

  private static void update(MessageDigest sha256, byte[] octets) {
    sha256.update(number(octets.length));
    sha256.update(octets);
  }

  private static byte[] number(int value) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }
}
