package io.jwtgate.session.login;

import io.jwtgate.internal.jose.Base64Url;
import io.jwtgate.internal.jose.JsonRejectedException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** PBKDF2 with HMAC-SHA-256 (RFC 8018 section 5.2), out of the JDK alone. */
record Pbkdf2Hash(int iterations, String salt, String hash) implements KeptHash {
  static final int ITERATIONS = 600_000;

  private static final int MAX_ITERATIONS = 10_000_000;
  private static final String ALGORITHM = "PBKDF2WithHmacSHA256";
  private static final String NAME = "pbkdf2-sha256";
  private static final int SALT_OCTETS = 16;
  private static final int HASH_OCTETS = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  static Pbkdf2Hash of(String password, int iterations) {
    byte[] salt = new byte[SALT_OCTETS];
    RANDOM.nextBytes(salt);
    return new Pbkdf2Hash(
        iterations, Base64Url.encode(salt), Base64Url.encode(derive(password, iterations, salt)));
  }

  static Pbkdf2Hash parse(String text) {
    String[] parts = text.split("\\$", -1);
    if (parts.length != 4 || !parts[0].equals(NAME) || !parts[1].matches("[1-9][0-9]{0,7}")) {
      throw new IllegalArgumentException("not the text of a password hash");
    }
    int iterations = Math.min(Integer.parseInt(parts[1]), MAX_ITERATIONS);
    return new Pbkdf2Hash(iterations, parts[2], parts[3]);
  }

  @Override
  public boolean matches(String password) {
    try {
      byte[] actual = derive(password, iterations, Base64Url.decode(salt));
      return MessageDigest.isEqual(actual, Base64Url.decode(hash));
    } catch (JsonRejectedException notBase64) {
      throw new IllegalArgumentException("not the text of a password hash", notBase64);
    }
  }

  /** Whether today's would be stronger. */
  boolean isWeak() {
    return iterations < ITERATIONS;
  }

  /** As much work as a hash of so many iterations. */
  static void work(int iterations) {
    derive("nobody's", iterations, new byte[SALT_OCTETS]);
  }

  @Override
  public String text() {
    return String.join("$", NAME, Integer.toString(iterations), salt, hash);
  }

  private static byte[] derive(String password, int iterations, byte[] salt) {
    PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, HASH_OCTETS * 8);
    try {
      return SecretKeyFactory.getInstance(ALGORITHM).generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, missing);
    } finally {
      spec.clearPassword();
    }
  }

  /** Without the hash. */
  @Override
  public String toString() {
    return "Pbkdf2Hash[" + iterations + "]";
  }
}
