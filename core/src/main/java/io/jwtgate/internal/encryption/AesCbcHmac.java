package io.jwtgate.internal.encryption;

import io.jwtgate.internal.jose.UnverifiedJwe;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Content encrypted by AES in CBC mode, with a tag by HMAC (RFC 7518 section 5.2). */
final class AesCbcHmac {
  private static final int HALF = 16;

  private AesCbcHmac() {}

  /** The tag first: nobody may learn from the padding of a content that was changed. */
  static byte[] decrypt(byte[] key, UnverifiedJwe jwe) throws GeneralSecurityException {
    byte[] tag = Arrays.copyOf(hmac(Arrays.copyOf(key, HALF), jwe), HALF);
    if (!MessageDigest.isEqual(tag, jwe.authenticationTag())) {
      throw new AEADBadTagException();
    }
    Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
    cipher.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(key, HALF, HALF, "AES"),
        new IvParameterSpec(jwe.initializationVector()));
    return cipher.doFinal(jwe.ciphertext());
  }

  private static byte[] hmac(byte[] key, UnverifiedJwe jwe) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HMAC"));
    mac.update(jwe.additionalData());
    mac.update(jwe.initializationVector());
    mac.update(jwe.ciphertext());
    mac.update(ByteBuffer.allocate(Long.BYTES).putLong(0, bits(jwe.additionalData())));
    return mac.doFinal();
  }

  private static long bits(byte[] octets) {
    return 8L * octets.length;
  }
}
