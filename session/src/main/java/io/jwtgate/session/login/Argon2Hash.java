package io.jwtgate.session.login;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Argon2id (RFC 9106) in the text that other libraries write, too: the PHC string format. */
record Argon2Hash(Argon2Cost cost, String salt, String hash) implements KeptHash {
  static final String PREFIX = "$argon2id$";

  private static final Pattern FORM =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=([1-9][0-9]{0,6}),t=([1-9][0-9]{0,2}),p=([1-9][0-9]?)"
              + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{16,86})");

  /** A GiB in four passes. */
  private static final long MOST_FILLED = 4L * 1024 * 1024;

  private static final int SALT_OCTETS = 16;
  private static final int HASH_OCTETS = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  static Argon2Hash of(String password, Argon2Cost cost) {
    byte[] salt = new byte[SALT_OCTETS];
    RANDOM.nextBytes(salt);
    byte[] hash = Argon2Octets.derive(octets(password), salt, cost, HASH_OCTETS);
    return new Argon2Hash(cost, encoded(salt), encoded(hash));
  }

  static Argon2Hash parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("not the text of a password hash");
    }
    Argon2Cost cost = new Argon2Cost(number(form, 1), number(form, 2), number(form, 3));
    if (cost.filled() > MOST_FILLED) {
      throw new IllegalArgumentException("a password hash that costs too much");
    }
    return new Argon2Hash(cost, form.group(4), form.group(5));
  }

  private static int number(Matcher form, int group) {
    return Integer.parseInt(form.group(group));
  }

  @Override
  public boolean matches(String password) {
    byte[] expected = decoded(hash);
    byte[] actual = Argon2Octets.derive(octets(password), decoded(salt), cost, expected.length);
    return MessageDigest.isEqual(actual, expected);
  }

  static void work(Argon2Cost cost) {
    Argon2Octets.derive(octets("nobody's"), new byte[SALT_OCTETS], cost, HASH_OCTETS);
  }

  private static byte[] octets(String password) {
    return password.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String text() {
    return PREFIX
        + "v=19$m=%d,t=%d,p=%d$".formatted(cost.kibibytes(), cost.passes(), cost.lanes())
        + salt
        + '$'
        + hash;
  }

  private static String encoded(byte[] octets) {
    return Base64.getEncoder().withoutPadding().encodeToString(octets);
  }

  private static byte[] decoded(String base64) {
    return Base64.getDecoder().decode(base64);
  }

  /** Without the hash. */
  @Override
  public String toString() {
    return "Argon2Hash[" + cost + "]";
  }
}
