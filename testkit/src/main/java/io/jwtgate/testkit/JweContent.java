package io.jwtgate.testkit;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts a content (RFC 7518 section 5). */
record JweContent(String encryption) {
  private static final int TAG_OCTETS = 16;

  private boolean isCbc() {
    return encryption.equals("A128CBC-HS256");
  }

  int keyOctets() {
    return encryption.equals("A128GCM") ? 16 : 32;
  }

  int vectorOctets() {
    return isCbc() ? 16 : 12;
  }

  /** The ciphertext and the tag. */
  byte[][] encrypted(byte[] key, byte[] vector, byte[] additional, byte[] content)
      throws GeneralSecurityException {
    return isCbc() ? cbc(key, vector, additional, content) : gcm(key, vector, additional, content);
  }

  private static byte[][] gcm(byte[] key, byte[] vector, byte[] additional, byte[] content)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE,
        new SecretKeySpec(key, "AES"),
        new GCMParameterSpec(8 * TAG_OCTETS, vector));
    cipher.updateAAD(additional);
    byte[] both = cipher.doFinal(content);
    int end = both.length - TAG_OCTETS;
    return new byte[][] {Arrays.copyOf(both, end), Arrays.copyOfRange(both, end, both.length)};
  }

  private static byte[][] cbc(byte[] key, byte[] vector, byte[] additional, byte[] content)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
    cipher.init(
        Cipher.ENCRYPT_MODE, new SecretKeySpec(key, 16, 16, "AES"), new IvParameterSpec(vector));
    byte[] ciphertext = cipher.doFinal(content);
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, 0, 16, "HMAC"));
    mac.update(additional);
    mac.update(vector);
    mac.update(ciphertext);
    byte[] tag = mac.doFinal(ByteBuffer.allocate(8).putLong(8L * additional.length).array());
    return new byte[][] {ciphertext, Arrays.copyOf(tag, TAG_OCTETS)};
  }
}
