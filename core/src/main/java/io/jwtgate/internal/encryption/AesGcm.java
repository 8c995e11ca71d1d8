package io.jwtgate.internal.encryption;

import io.jwtgate.internal.jose.UnverifiedJwe;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Content encrypted by AES in Galois/Counter Mode (RFC 7518 section 5.3). */
final class AesGcm {
  private static final int TAG_BITS = 128;

  private AesGcm() {}

  /** The JDK gives nothing of the content away before it has judged the tag. */
  static byte[] decrypt(byte[] key, UnverifiedJwe jwe) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(key, "AES"),
        new GCMParameterSpec(TAG_BITS, jwe.initializationVector()));
    cipher.updateAAD(jwe.additionalData());
    return cipher.doFinal(withTag(jwe));
  }

  private static byte[] withTag(UnverifiedJwe jwe) {
    byte[] ciphertext = jwe.ciphertext();
    byte[] tag = jwe.authenticationTag();
    byte[] both = new byte[ciphertext.length + tag.length];
    System.arraycopy(ciphertext, 0, both, 0, ciphertext.length);
    System.arraycopy(tag, 0, both, ciphertext.length, tag.length);
    return both;
  }
}
