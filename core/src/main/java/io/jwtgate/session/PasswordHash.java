package io.jwtgate.session;

import io.jwtgate.json.Base64Url;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Passwords as they may be kept: PBKDF2 with HMAC-SHA-256 (RFC 8018 section 5.2), out of the JDK
 * alone. Whether there is such a user or not, a check does the same work.
 *
 * <pre>{@code
 * Optional<User> user = users.find(credentials.username());
 * boolean good = PasswordHash.matches(credentials.password(), user.map(User::passwordHash));
 * }</pre>
 */
public final class PasswordHash {
  private static final String ALGORITHM = "PBKDF2WithHmacSHA256";
  private static final String NAME = "pbkdf2-sha256";
  private static final int ITERATIONS = 600_000;
  private static final int MAX_ITERATIONS = 10_000_000;
  private static final int SALT_OCTETS = 16;
  private static final int HASH_BITS = 256;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String NOBODYS = encoded(ITERATIONS, newSalt(), new byte[1]);

  private PasswordHash() {}

  /** The text to keep for a password: another one each time, since it holds a salt. */
  public static String of(String password) {
    return of(password, ITERATIONS);
  }

  static String of(String password, int iterations) {
    byte[] salt = newSalt();
    return encoded(iterations, salt, derive(password, iterations, salt));
  }

  /**
   * Whether it is the password of which this text was kept.
   *
   * @param kept what {@link #of} gave; empty where there is no such user
   * @throws IllegalArgumentException if the text is not one of ours
   */
  public static boolean matches(String password, Optional<String> kept) {
    String[] parts = kept.orElse(NOBODYS).split("\\$", -1);
    if (parts.length != 4 || !parts[0].equals(NAME) || !parts[1].matches("[1-9][0-9]{0,7}")) {
      throw new IllegalArgumentException("not the text of a password hash");
    }
    int iterations = Math.min(Integer.parseInt(parts[1]), MAX_ITERATIONS);
    byte[] actual = derive(password, iterations, Base64Url.decode(parts[2]));
    return MessageDigest.isEqual(actual, Base64Url.decode(parts[3])) && kept.isPresent();
  }

  private static String encoded(int iterations, byte[] salt, byte[] hash) {
    return String.join(
        "$", NAME, Integer.toString(iterations), Base64Url.encode(salt), Base64Url.encode(hash));
  }

  private static byte[] newSalt() {
    byte[] salt = new byte[SALT_OCTETS];
    RANDOM.nextBytes(salt);
    return salt;
  }

  private static byte[] derive(String password, int iterations, byte[] salt) {
    PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, HASH_BITS);
    try {
      return SecretKeyFactory.getInstance(ALGORITHM).generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, missing);
    } finally {
      spec.clearPassword();
    }
  }
}
