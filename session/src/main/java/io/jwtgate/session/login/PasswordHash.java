package io.jwtgate.session.login;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Passwords as they may be kept: PBKDF2 with HMAC-SHA-256 (RFC 8018 section 5.2), out of the JDK
 * alone. Texts of {@link Argon2id} are read as well. Whether there is such a user or not, and
 * however old his hash is, a check does the same work. Thread-safe.
 *
 * <pre>{@code
 * Optional<User> user = users.find(credentials.username());
 * boolean valid =
 *     PasswordHash.matches(
 *         credentials.password(),
 *         user.map(User::passwordHash),
 *         stronger -> users.keepHash(credentials.username(), stronger));
 * }</pre>
 *
 * <p>A password is hashed as RFC 8265 section 4.2 has it (OpaqueString): in Unicode's form C, with
 * every space as U+0020, its case as it is. One with a control character, such as NUL, is none.
 *
 * <p>As many hashes are made at once as there are processors; others wait up to 10 seconds.
 */
public final class PasswordHash {
  private static final System.Logger LOG = System.getLogger(PasswordHash.class.getName());
  private static final HashWork WORK = new HashWork();

  private PasswordHash() {}

  /**
   * The text to keep for a password: another one each time, since it holds a salt.
   *
   * @throws IllegalArgumentException if it is empty or holds a control character
   * @throws PasswordHashBusyException if too many are hashed at once
   */
  public static String of(String password) {
    return of(password, Pbkdf2Hash.ITERATIONS);
  }

  static String of(String password, int iterations) {
    return kept(password, text -> Pbkdf2Hash.of(text, iterations));
  }

  static String kept(String password, Function<String, KeptHash> hashing) {
    String text =
        PasswordText.of(password)
            .orElseThrow(
                () -> new IllegalArgumentException("no password is empty or holds a control"));
    KeptHash made = HashPermits.OF_PROCESS.run(() -> hashing.apply(text));
    WORK.note(made);
    return made.text();
  }

  /**
   * Whether it is the password of which this text was kept.
   *
   * @param kept what {@link #of} or {@link Argon2id#of} gave; empty where there is no such user
   * @throws IllegalArgumentException if the text is not one of ours
   * @throws PasswordHashBusyException if too many are hashed at once
   */
  public static boolean matches(String password, Optional<String> kept) {
    Optional<KeptHash> hash = kept.map(KeptHash::parse);
    return HashPermits.OF_PROCESS.run(() -> matchesWithAllWork(password, hash));
  }

  private static boolean matchesWithAllWork(String password, Optional<KeptHash> hash) {
    Optional<String> text = PasswordText.of(password);
    boolean matches = hash.filter(any -> any.matches(text.orElse("nobody's"))).isPresent();
    WORK.complete(hash);
    return matches && text.isPresent();
  }

  /**
   * The same, and where it is the password, and {@link #needsRehash} says so of what was kept, a
   * stronger text to keep in its place.
   *
   * @param keep takes the new text; what it throws is dropped, since the login is valid all the
   *     same
   */
  public static boolean matches(String password, Optional<String> kept, Consumer<String> keep) {
    boolean matches = matches(password, kept);
    if (matches && kept.filter(PasswordHash::needsRehash).isPresent()) {
      rehash(() -> keep.accept(of(password)));
    }
    return matches;
  }

  static void rehash(Runnable keeping) {
    try {
      keeping.run();
    } catch (RuntimeException fault) {
      String type = fault.getClass().getName();
      LOG.log(System.Logger.Level.WARNING, "a stronger hash was not kept: {0}", type);
    }
  }

  /**
   * Whether {@link #of} makes a stronger text today. Argon2id is not weaker.
   *
   * @throws IllegalArgumentException if the text is not one of ours
   */
  public static boolean needsRehash(String kept) {
    return KeptHash.parse(kept) instanceof Pbkdf2Hash pbkdf2 && pbkdf2.isWeak();
  }
}
