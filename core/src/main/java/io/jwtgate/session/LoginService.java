package io.jwtgate.session;

import io.jwtgate.event.SecurityEvent;
import io.jwtgate.event.SecurityEvent.Kind;
import io.jwtgate.event.SecurityListener;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Login over an application's own check of credentials: limited, and refused in one way whatever
 * the reason. Immutable and thread-safe.
 *
 * <pre>{@code
 * LoginService login = LoginService.of(users::check, sessions);
 * SessionTokens tokens = login.login(new Credentials(name, password), clientAddress);
 * }</pre>
 */
public final class LoginService {
  private final CredentialsCheck check;
  private final Sessions sessions;
  private final LoginLimiter limiter;
  private final SecurityListener listener;

  private LoginService(
      CredentialsCheck check, Sessions sessions, LoginLimiter limiter, SecurityListener listener) {
    this.check = Objects.requireNonNull(check, "check");
    this.sessions = Objects.requireNonNull(sessions, "sessions");
    this.limiter = Objects.requireNonNull(limiter, "limiter");
    this.listener = Objects.requireNonNull(listener, "listener");
  }

  /** A login with the limiter in memory, whose events are logged. */
  public static LoginService of(CredentialsCheck check, Sessions sessions) {
    return new LoginService(check, sessions, LoginLimiter.inMemory(), SecurityListener.logging());
  }

  /** The same login with another limiter. */
  public LoginService limitedBy(LoginLimiter other) {
    return new LoginService(check, sessions, other, listener);
  }

  /** The same login with another listener. */
  public LoginService tellingOf(SecurityListener other) {
    return new LoginService(check, sessions, limiter, other);
  }

  /**
   * Starts a session of the issuer's own client, for all scopes of the account.
   *
   * @param source where the attempt comes from, such as the client's address
   * @throws LoginRefusedException if the credentials are not good
   * @throws TooManyLoginsException if they were not looked at
   * @throws io.jwtgate.store.StoreUnavailableException if it can't be done now
   */
  public SessionTokens login(Credentials credentials, String source) {
    LoginStart start = sessions.begin();
    return start.start(accountOf(credentials, source));
  }

  /**
   * Starts a session of a client.
   *
   * @param source where the attempt comes from, such as the client's address
   * @param scopes what is asked for; granted is what the account has of it
   * @throws LoginRefusedException if the credentials are not good
   * @throws TooManyLoginsException if they were not looked at
   * @throws io.jwtgate.store.StoreUnavailableException if it can't be done now
   */
  public SessionTokens login(
      Credentials credentials, String source, String clientId, Set<String> scopes) {
    LoginStart start = sessions.begin();
    return start.start(accountOf(credentials, source), clientId, scopes);
  }

  private Account accountOf(Credentials credentials, String source) {
    Optional<Duration> wait = limiter.attempt(credentials.username(), source);
    if (wait.isPresent()) {
      tell(Kind.LOGIN_FAILED, "limited");
      throw new TooManyLoginsException(wait.get());
    }
    Optional<Account> account = check.check(credentials);
    tell(account.isPresent() ? Kind.LOGIN_SUCCEEDED : Kind.LOGIN_FAILED, "");
    return account.orElseThrow(LoginRefusedException::new);
  }

  private void tell(Kind kind, String detail) {
    listener.on(new SecurityEvent(kind, sessions.issuer().issuer(), detail));
  }
}
