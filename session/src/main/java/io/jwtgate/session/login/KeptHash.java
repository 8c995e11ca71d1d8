package io.jwtgate.session.login;

/** A password hash as it is kept, read from its text: it knows its own work. Immutable. */
interface KeptHash {
  /**
   * Reads what was kept.
   *
   * @throws IllegalArgumentException if the text is none of ours
   */
  static KeptHash parse(String text) {
    return text.startsWith(Argon2Hash.PREFIX) ? Argon2Hash.parse(text) : Pbkdf2Hash.parse(text);
  }

  /** Whether it was made of this password; the work is done in any case. */
  boolean matches(String password);

  /** The text to keep. */
  String text();
}
