package io.jwtgate.session;

import io.jwtgate.VerifiedToken;
import io.jwtgate.issue.IssuedToken;
import io.jwtgate.issue.TokenIssuer;
import io.jwtgate.revocation.Revocations;
import io.jwtgate.store.SessionLimit;
import io.jwtgate.store.SessionStore;
import io.jwtgate.store.StoredSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Sessions from login to logout: each has short-lived access tokens, and one refresh token that is
 * replaced at every use. A refresh token that comes back after it was replaced ends its session,
 * since it may have been stolen; within a short grace its holder is given the same successor again,
 * so that two tabs don't end each other. Thread-safe.
 */
public final class Sessions {
  private final TokenIssuer issuer;
  private final AccessTokens accessTokens;
  private final SessionStore store;
  private final Revocations revocations;
  private final AccountSource accounts;
  private final Rotation rotation;
  private final SessionEnd ending;
  private final Duration idleTimeout;
  private final Duration absoluteTimeout;
  private final SessionLimit limit;
  private final Clock clock;

  Sessions(SessionsBuilder builder) {
    this.issuer = builder.issuer;
    this.accessTokens = new AccessTokens(issuer);
    this.store = builder.store;
    this.revocations = builder.revocations;
    this.accounts = builder.accounts;
    this.ending = new SessionEnd(builder);
    this.rotation = new Rotation(builder, ending);
    this.idleTimeout = builder.idleTimeout;
    this.absoluteTimeout = builder.absoluteTimeout;
    this.limit = builder.limit();
    this.clock = builder.clock;
  }

  /**
   * Begins sessions.
   *
   * @param issuer signs their access tokens
   * @param accounts is asked for roles and state at every refresh
   */
  public static SessionsBuilder builder(TokenIssuer issuer, AccountSource accounts) {
    return new SessionsBuilder(issuer, accounts);
  }

  /** Starts a session of the issuer's own client, for all scopes of the account. */
  public SessionTokens start(Account account) {
    return start(account, issuer.clientId(), account.scopes());
  }

  /**
   * Starts a session: a new id, which nothing that a client sent has a part in.
   *
   * @param scopes what is asked for; granted is what the account has of it
   * @throws TooManySessionsException if the subject has as many as it may, and none gives way
   * @throws io.jwtgate.store.StoreUnavailableException if it could not be kept
   */
  public SessionTokens start(Account account, String clientId, Set<String> scopes) {
    Instant now = clock.instant();
    RefreshToken token = RefreshToken.first();
    StoredSession session =
        new StoredSession(
            token.sessionId(),
            account.subject(),
            clientId,
            common(scopes, account.scopes()),
            now,
            now.plus(absoluteTimeout),
            now.plus(idleTimeout),
            token.hash(),
            Optional.empty());
    IssuedToken access = accessTokens.sign(session, account, session.scopes(), now);
    store
        .addWithin(limit, session)
        .orElseThrow(TooManySessionsException::new)
        .forEach(ending::revokeTokensOf);
    return tokens(session, token, access, session.scopes());
  }

  /** Refreshes for the issuer's own client, for all that was granted. */
  public SessionTokens refresh(String refreshToken) {
    return refresh(RefreshRequest.of(refreshToken));
  }

  /**
   * Exchanges a refresh token for new tokens (RFC 6749 section 6). The client must keep the new
   * refresh token in any case: also a repeated use gives the current one.
   *
   * @throws RefreshRefusedException if the token is not good, or more is asked for than was granted
   * @throws io.jwtgate.store.StoreUnavailableException if it can't be done now; the token stays
   *     good
   */
  public SessionTokens refresh(RefreshRequest request) {
    Instant now = clock.instant();
    Rotation.Claim claim = rotation.claim(request, now);
    StoredSession session = claim.session();
    Account account = accountOf(session);
    Set<String> scopes = common(rotation.requested(request, session), account.scopes());
    // Signed before the rotation: if signing fails, the presented token stays good.
    IssuedToken access = accessTokens.sign(session, account, scopes, now);
    Rotation.Successor successor = rotation.rotate(claim, now);
    return tokens(successor.session(), successor.token(), access, scopes);
  }

  private Account accountOf(StoredSession session) {
    Optional<Account> account = accounts.find(session.subject());
    if (account.isEmpty()) {
      ending.end(session);
      throw new RefreshRefusedException(RefreshRefusedException.Reason.INVALID_GRANT);
    }
    return account.get();
  }

  private static SessionTokens tokens(
      StoredSession session, RefreshToken token, IssuedToken access, Set<String> scopes) {
    return new SessionTokens(access, token.text(), session.endsAt(), session.id(), scopes);
  }

  private static Set<String> common(Set<String> some, Set<String> others) {
    Set<String> common = new HashSet<>(some);
    common.retainAll(others);
    return common;
  }

  /**
   * Logout by any refresh token of the session, also an old one. Does nothing for a text that is no
   * such token.
   *
   * @throws io.jwtgate.store.StoreUnavailableException if it may not have ended everywhere
   */
  public void end(String refreshToken) {
    RefreshToken.parse(refreshToken).flatMap(this::find).ifPresent(this::end);
  }

  /**
   * The {@code sid} of the session that a refresh token belongs to, alive or not.
   *
   * @param refreshToken as it was sent; nobody has vouched for it
   * @return empty if it is no such token
   */
  public static Optional<String> sessionIdOf(String refreshToken) {
    return RefreshToken.parse(refreshToken).map(RefreshToken::sessionId);
  }

  Optional<StoredSession> find(RefreshToken token) {
    return store.find(token.sessionId());
  }

  void end(StoredSession session) {
    ending.end(session);
  }

  /**
   * Logout by an access token: its session ends with all of its tokens. A token without a session
   * is revoked alone.
   *
   * @throws io.jwtgate.store.StoreUnavailableException if it may not have ended everywhere
   */
  public void end(VerifiedToken accessToken) {
    ending.end(accessToken);
  }

  /**
   * Ends all sessions of a subject and all of its access tokens, as after a change of password or a
   * lock. A session that is started after this is good at once.
   *
   * @throws io.jwtgate.store.StoreUnavailableException if some may not have ended everywhere
   */
  public void endAllOf(String subject) {
    ending.endAll(subject, clock.instant());
  }

  /** What must be asked about access tokens: give it to the verifier. */
  public Revocations revocations() {
    return revocations;
  }

  /** What signs the access tokens. */
  public TokenIssuer issuer() {
    return issuer;
  }

  /** The clock that sessions and their tokens go by. */
  public Clock clock() {
    return clock;
  }
}
