package io.jwtgate.session.login;

import io.jwtgate.event.GuardedListener;
import io.jwtgate.event.SecurityEvent;
import io.jwtgate.event.SecurityEvent.Actor;
import io.jwtgate.event.SecurityEvent.Kind;
import io.jwtgate.event.SecurityListener;
import io.jwtgate.session.Account;
import io.jwtgate.session.Credentials;
import io.jwtgate.session.EndCause;
import io.jwtgate.session.LoginRejectedException;
import io.jwtgate.session.LoginStart;
import io.jwtgate.session.SessionDetails;
import io.jwtgate.session.SessionTokens;
import io.jwtgate.session.Sessions;
import io.jwtgate.session.issue.Authentication;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Login over an application's own check of credentials: limited, and rejected in one way whatever
 * the reason. Immutable and thread-safe.
 *
 * <pre>{@code
 * LoginService login = LoginService.of(users::check, sessions);
 * SessionTokens tokens = login.login(new Credentials(name, password), clientAddress);
 * }</pre>
 */
public final class LoginService {
  private final Function<Credentials, Optional<Account>> check;
  private final Sessions sessions;
  private final LoginLimiter limiter;
  private final GuardedListener listener;
  private final Optional<SecondFactor> secondFactor;
  private final KeptDetails kept;

  private LoginService(
      Function<Credentials, Optional<Account>> check,
      Sessions sessions,
      LoginLimiter limiter,
      GuardedListener listener,
      Optional<SecondFactor> secondFactor,
      KeptDetails kept) {
    this.check = Objects.requireNonNull(check, "check");
    this.sessions = Objects.requireNonNull(sessions, "sessions");
    this.limiter = Objects.requireNonNull(limiter, "limiter");
    this.listener = Objects.requireNonNull(listener, "listener");
    this.secondFactor = secondFactor;
    this.kept = kept;
  }

  /** A login with the usual limits, shared where the sessions are, whose events are logged. */
  public static LoginService of(Function<Credentials, Optional<Account>> check, Sessions sessions) {
    return new LoginService(
        check,
        sessions,
        LoginLimiter.sharedBy(sessions.ephemeral(), LoginLimits.USUAL, sessions.clock()),
        GuardedListener.logging(),
        Optional.empty(),
        KeptDetails.NONE);
  }

  /** The same login with other limits, shared where the sessions are. */
  public LoginService limitedTo(LoginLimits limits) {
    return limitedBy(LoginLimiter.sharedBy(sessions.ephemeral(), limits, sessions.clock()));
  }

  /** The same login with another limiter. */
  public LoginService limitedBy(LoginLimiter other) {
    return new LoginService(check, sessions, other, listener, secondFactor, kept);
  }

  /** The same login with another listener. */
  public LoginService tellingOf(SecurityListener other) {
    return new LoginService(
        check, sessions, limiter, GuardedListener.of(other), secondFactor, kept);
  }

  /** Is told of logins. */
  public SecurityListener listener() {
    return listener;
  }

  /** The same login with a second factor, for the accounts that need one. */
  public LoginService withSecondFactor(SecondFactor factor) {
    return new LoginService(check, sessions, limiter, listener, Optional.of(factor), kept);
  }

  /**
   * The same login, of which the session keeps more, so that users may know their sessions again.
   *
   * @param device whether a label of the device is kept
   * @param address whether the address is kept
   */
  public LoginService keeping(boolean device, boolean address) {
    KeptDetails other = new KeptDetails(device, address);
    return new LoginService(check, sessions, limiter, listener, secondFactor, other);
  }

  /**
   * Starts a session of the issuer's own client, for all scopes of the account.
   *
   * @param source where the attempt comes from, such as the client's address
   * @throws LoginRejectedException if the credentials are not good
   * @throws TooManyLoginsException if they were not looked at
   * @throws SecondFactorPendingException if they are good, and a second factor is asked for
   * @throws io.jwtgate.session.store.StoreUnavailableException if it can't be done now
   */
  public SessionTokens login(Credentials credentials, String source) {
    return login(LoginRequest.of(credentials, source), Function.identity());
  }

  /**
   * Starts a session of a client; else as {@link #login(Credentials, String)}.
   *
   * @param scopes what is asked for; granted is what the account has of it
   */
  public SessionTokens login(
      Credentials credentials, String source, String clientId, Set<String> scopes) {
    LoginRequest request = LoginRequest.of(credentials, source).withClientId(clientId);
    return login(request.withScopes(scopes), Function.identity());
  }

  /**
   * Starts a session and hands its tokens over; else as {@link #login(Credentials, String)}.
   *
   * @param delivery takes the tokens. If it throws, nobody has them: the session ends, and no login
   *     is told
   */
  public <T> T login(LoginRequest request, Function<SessionTokens, T> delivery) {
    LoginStart start = sessions.begin();
    Account account = accountOf(request);
    SessionDetails details =
        kept.of(request).authenticated(Authentication.by(start.began(), "pwd"));
    PendingLogin login =
        new PendingLogin(
            account.subject(),
            request.clientId(),
            request.scopes(),
            start.began(),
            TRIES,
            PendingLogin.NO_MARK,
            details);
    if (secondFactor.filter(factor -> factor.isNeededFor(account)).isPresent()) {
      throw pending(marked(login, start), request.source(), false);
    }
    return deliver(start, account, login, request.source(), delivery);
  }

  private static final int TRIES = 3;

  /** The mark is read before it is asked for ends: one that comes in between is heard of. */
  private PendingLogin marked(PendingLogin login, LoginStart start) {
    PendingLogin marked = login.withMark(sessions.markOf(login.subject()));
    if (sessions.isOvertaken(start, login.subject())) {
      throw new LoginRejectedException();
    }
    return marked;
  }

  private Account accountOf(LoginRequest request) {
    LoginGuard guard = new LoginGuard(sessions, limiter);
    try {
      Optional<Account> account = guard.limited(request, () -> check.apply(request.credentials()));
      return account.orElseThrow(LoginRejectedException::new);
    } catch (TooManyLoginsException limited) {
      tell(Kind.LOGIN_FAILED, "limited", new Actor("", "", request.source()));
      throw limited;
    } catch (LoginRejectedException rejected) {
      tell(Kind.LOGIN_FAILED, "", new Actor("", "", request.source()));
      throw rejected;
    }
  }

  private SecondFactorPendingException pending(PendingLogin login, String source, boolean again) {
    String ticket = new Tickets(sessions.ephemeral(), sessions.clock()).issue(login);
    tell(Kind.SECOND_FACTOR_PENDING, "", new Actor(login.subject(), "", source));
    return new SecondFactorPendingException(ticket, Tickets.LIFETIME, again);
  }

  /**
   * Goes on with a login that waits for its second factor.
   *
   * @param ticket as it was sent; it is good once
   * @param answer as it was typed
   * @param source where it comes from, such as the client's address
   * @param delivery as at the login
   * @throws LoginRejectedException if the ticket is not good, or the answer was wrong too often
   * @throws SecondFactorPendingException if the answer is wrong and there may be another, with a
   *     ticket for it
   * @throws TooManyLoginsException if too many answers for this account were wrong
   * @throws io.jwtgate.session.store.StoreUnavailableException if it can't be done now
   */
  public <T> T answer(
      String ticket, String answer, String source, Function<SessionTokens, T> delivery) {
    LoginStart start = sessions.begin();
    PendingLogin login =
        new Tickets(sessions.ephemeral(), sessions.clock())
            .redeem(ticket)
            .filter(pending -> !sessions.isEndedSince(pending.began(), pending.subject()))
            .filter(this::hasPresentMark)
            .orElseThrow(() -> rejected("", source));
    Account account =
        sessions
            .accounts()
            .apply(login.subject())
            .orElseThrow(() -> rejected(login.subject(), source));
    Authentication how = authentication(account, answer, login, source);
    PendingLogin complete =
        new PendingLogin(
            login.subject(),
            login.clientId(),
            login.scopes(),
            login.began(),
            login.triesLeft(),
            login.mark(),
            login.details().authenticated(how));
    return deliver(start, account, complete, source, delivery);
  }

  private Authentication authentication(
      Account account, String answer, PendingLogin login, String source) {
    SecondFactor factor = secondFactor.orElseThrow(() -> rejected(login.subject(), source));
    Authentication password = login.details().authentication().orElseThrow();
    Optional<Authentication> how =
        new LoginGuard(sessions, limiter)
            .limitedAnswer(login.subject(), () -> factor.check(account, answer, password));
    if (how.isEmpty() && login.triesLeft() > 1) {
      tell(Kind.LOGIN_FAILED, "second_factor", new Actor(login.subject(), "", source));
      throw pending(login.afterWrongAnswer(), source, true);
    }
    return how.orElseThrow(() -> rejected(login.subject(), source));
  }

  private LoginRejectedException rejected(String subject, String source) {
    tell(Kind.LOGIN_FAILED, "second_factor", new Actor(subject, "", source));
    return new LoginRejectedException();
  }

  private <T> T deliver(
      LoginStart start,
      Account account,
      PendingLogin login,
      String source,
      Function<SessionTokens, T> delivery) {
    String clientId = login.clientId().orElse(sessions.issuer().clientId());
    boolean all = login.clientId().isEmpty() && login.scopes().isEmpty();
    Set<String> scopes = all ? account.scopes() : login.scopes();
    SessionTokens tokens = start.start(account, clientId, scopes, login.details());
    if (!hasPresentMark(login)) {
      sessions.end(tokens.refreshToken(), EndCause.OVERTAKEN);
      throw new LoginRejectedException();
    }
    T delivered = delivered(tokens, delivery);
    tell(Kind.LOGIN_SUCCEEDED, "", new Actor(account.subject(), tokens.sessionId(), source));
    return delivered;
  }

  /** Where it has one: asked again once the session is kept, it misses no end. */
  private boolean hasPresentMark(PendingLogin login) {
    return login.mark() == PendingLogin.NO_MARK || login.mark() == sessions.markOf(login.subject());
  }

  private <T> T delivered(SessionTokens tokens, Function<SessionTokens, T> delivery) {
    try {
      return delivery.apply(tokens);
    } catch (RuntimeException undelivered) {
      sessions.end(tokens.refreshToken(), EndCause.UNDELIVERED);
      throw undelivered;
    }
  }

  private void tell(Kind kind, String detail, Actor actor) {
    listener.on(new SecurityEvent(kind, sessions.issuer().issuer(), detail, actor));
  }
}
