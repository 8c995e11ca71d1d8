package io.jwtgate.session.login;

import io.jwtgate.session.Account;
import io.jwtgate.session.Sessions;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The limiter around a check: an attempt counts from its beginning, and what became of it is told.
 * A client that has a live session is not locked out by what strangers try: its attempts count for
 * the session, and it gets nothing but a login of the same subject.
 */
record LoginGuard(Sessions sessions, LoginLimiter limiter) {
  /** Sessions that a client may bring; each costs a question to the store. */
  private static final int MOST_SESSIONS = 3;

  /**
   * The account, if the check finds one.
   *
   * @throws TooManyLoginsException if the credentials were not looked at, or must not count
   */
  Optional<Account> limited(LoginRequest request, Supplier<Optional<Account>> check) {
    String name = request.credentials().username();
    Optional<Duration> wait = limiter.attempt(name, request.source());
    return wait.isEmpty()
        ? counted(name, request.source(), check)
        : ofKnownClient(request, wait.get(), check);
  }

  private Optional<Account> ofKnownClient(
      LoginRequest request, Duration wait, Supplier<Optional<Account>> check) {
    Set<String> subjects =
        request.refreshTokens().stream()
            .distinct()
            .limit(MOST_SESSIONS)
            .flatMap(token -> sessions.subjectOf(token).stream())
            .collect(Collectors.toSet());
    if (subjects.isEmpty()) {
      throw new TooManyLoginsException(wait);
    }
    // A name that nobody can type, since a NUL is in it.
    String session = "\0session of " + subjects;
    limiter.attempt(session, session).ifPresent(LoginGuard::limit);
    // Another's right password counts as a wrong one: no later answer tells which it was.
    Supplier<Optional<Account>> ofSubjects =
        () -> check.get().filter(account -> subjects.contains(account.subject()));
    return Optional.of(
        counted(session, session, ofSubjects).orElseThrow(() -> new TooManyLoginsException(wait)));
  }

  private static void limit(Duration wait) {
    throw new TooManyLoginsException(wait);
  }

  /** Runs a check whose attempt has begun. */
  <T> Optional<T> counted(String name, String source, Supplier<Optional<T>> check) {
    Optional<T> found;
    try {
      found = check.get();
    } catch (RuntimeException notLookedAt) {
      limiter.withdrawn(name, source);
      throw notLookedAt;
    }
    if (found.isPresent()) {
      limiter.succeeded(name, source);
    } else {
      limiter.failed(name, source);
    }
    return found;
  }

  /** Answers of a second factor, which count for the account, wherever they come from. */
  <T> Optional<T> limitedAnswer(String subject, Supplier<Optional<T>> check) {
    String name = "\0second factor of " + subject;
    limiter.attempt(name, name).ifPresent(LoginGuard::limit);
    return counted(name, name, check);
  }
}
