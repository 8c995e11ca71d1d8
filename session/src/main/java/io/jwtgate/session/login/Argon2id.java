package io.jwtgate.session.login;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * Passwords kept as Argon2id (RFC 9106; 19 MiB, two passes), which costs who guesses more than
 * PBKDF2 does. It needs {@code org.bouncycastle:bcprov-jdk18on} on the class path. All that {@link
 * PasswordHash} says holds, and either reads what the other has kept. Thread-safe.
 */
public final class Argon2id {
  private Argon2id() {}

  /**
   * The text to keep for a password, in the PHC string format that other libraries read.
   *
   * @throws IllegalArgumentException if it is empty or holds a control character
   * @throws IllegalStateException if Bouncy Castle is missing
   * @throws PasswordHashBusyException if too many are hashed at once
   */
  public static String of(String password) {
    return PasswordHash.kept(password, text -> Argon2Hash.of(text, Argon2Cost.USUAL));
  }

  /**
   * As {@link PasswordHash#matches(String, Optional, Consumer)}, with Argon2id for the new text: so
   * users move from PBKDF2 to it as they log in.
   */
  public static boolean matches(String password, Optional<String> kept, Consumer<String> keep) {
    boolean matches = PasswordHash.matches(password, kept);
    if (matches && kept.filter(Argon2id::needsRehash).isPresent()) {
      PasswordHash.rehash(() -> keep.accept(of(password)));
    }
    return matches;
  }

  /**
   * Whether {@link #of} makes a stronger text today.
   *
   * @throws IllegalArgumentException if the text is not one of ours
   */
  public static boolean needsRehash(String kept) {
    return !(KeptHash.parse(kept) instanceof Argon2Hash argon2)
        || argon2.cost().kibibytes() < Argon2Cost.USUAL.kibibytes()
        || argon2.cost().passes() < Argon2Cost.USUAL.passes();
  }
}
