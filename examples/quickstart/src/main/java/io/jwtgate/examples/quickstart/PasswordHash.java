package io.jwtgate.examples.quickstart;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** What is kept of a password: PBKDF2 with HMAC-SHA-256 (RFC 8018), salted. */
final class PasswordHash {
  private static final int ITERATIONS = 600_000;
  private static final int OCTETS = 32;

  private final byte[] salt;
  private final byte[] hash;

  private PasswordHash(byte[] salt, byte[] hash) {
    this.salt = salt;
    this.hash = hash;
  }

  static PasswordHash of(String password) {
    byte[] salt = new byte[16];
    new SecureRandom().nextBytes(salt);
    return new PasswordHash(salt, derive(password, salt));
  }

  /** Reads what {@link #toString} wrote. */
  static PasswordHash parse(String text) {
    String[] parts = text.split("\\$", -1);
    Base64.Decoder base64 = Base64.getDecoder();
    return new PasswordHash(base64.decode(parts[0]), base64.decode(parts[1]));
  }

  boolean matches(String password) {
    return MessageDigest.isEqual(hash, derive(password, salt));
  }

  private static byte[] derive(String password, byte[] salt) {
    PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, ITERATIONS, OCTETS * 8);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
          .generateSecret(spec)
          .getEncoded();
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    } finally {
      spec.clearPassword();
    }
  }

  @Override
  public String toString() {
    Base64.Encoder base64 = Base64.getEncoder();
    return base64.encodeToString(salt) + '$' + base64.encodeToString(hash);
  }
}
