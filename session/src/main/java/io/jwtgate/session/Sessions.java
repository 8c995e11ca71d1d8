package io.jwtgate.session;

import io.jwtgate.VerifiedToken;
import io.jwtgate.session.issue.IssuedToken;
import io.jwtgate.session.issue.TokenIssuer;
import io.jwtgate.session.revocation.Revocations;
import io.jwtgate.session.store.EphemeralStore;
import io.jwtgate.session.store.SessionStore;
import io.jwtgate.session.store.StoredSession;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

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
  private final Function<String, Optional<Account>> accounts;
  private final Rotation rotation;
  private final SessionEnd ending;
  private final SessionOpening opening;
  private final RefreshChoice choice;
  private final EphemeralStore ephemeral;
  private final Clock clock;

  Sessions(SessionsBuilder builder) {
    this.issuer = builder.issuer;
    this.accessTokens = new AccessTokens(issuer);
    this.store = builder.store;
    this.revocations = builder.revocations;
    this.accounts = builder.accounts;
    this.ephemeral = store.ephemeral().orElseGet(() -> EphemeralStore.inMemory(builder.clock));
    this.ending = new SessionEnd(builder, new SubjectMarks(ephemeral));
    this.opening = new SessionOpening(builder, ending);
    this.rotation = new Rotation(builder, ending);
    this.choice = new RefreshChoice(store, rotation);
    this.clock = builder.clock;
  }

  /**
   * Begins sessions.
   *
   * @param issuer signs their access tokens
   * @param accounts the account of a subject as it is now, empty if its session is to end; asked at
   *     every refresh, as {@link Users#find}
   */
  public static SessionsBuilder builder(
      TokenIssuer issuer, Function<String, Optional<Account>> accounts) {
    return new SessionsBuilder(issuer, accounts);
  }

  /**
   * Begins a login: call it before the credentials are looked at. A change of password that comes
   * between the two is not overtaken then.
   *
   * @throws io.jwtgate.session.store.StoreUnavailableException if it can't be told what was ended
   *     before
   */
  public LoginStart begin() {
    Instant now = clock.instant();
    revocations.catchUp();
    return new LoginStart(this, now, revocations.subjectsEnded());
  }

  /**
   * Starts a session of the issuer's own client, for all scopes of the account, where nothing was
   * looked at before; otherwise {@link #begin} must have come first.
   */
  public SessionTokens start(Account account) {
    return begin().start(account);
  }

  /**
   * Starts a session: a new id, which nothing that a client sent has a part in.
   *
   * @param scopes what is asked for; granted is what the account has of it
   * @throws TooManySessionsException if the subject has as many as it may, and none gives way
   * @throws io.jwtgate.session.store.StoreUnavailableException if it could not be kept
   */
  public SessionTokens start(Account account, String clientId, Set<String> scopes) {
    return begin().start(account, clientId, scopes);
  }

  SessionTokens start(
      LoginStart start,
      Account account,
      String clientId,
      Set<String> scopes,
      SessionDetails details) {
    RefreshToken token = RefreshToken.first();
    return opening.open(
        start,
        account,
        opening.session(token, start.began(), account, clientId, scopes, details),
        token);
  }

  /** Refreshes for the issuer's own client, for all that was granted. */
  public SessionTokens refresh(String refreshToken) {
    return refresh(RefreshRequest.of(refreshToken));
  }

  /**
   * Exchanges a refresh token for new tokens (RFC 6749 section 6). The client must keep the new
   * refresh token in any case: also a repeated use gives the current one.
   *
   * @throws RefreshRejectedException if the token is not good, or more is asked for than was
   *     granted
   * @throws io.jwtgate.session.store.StoreUnavailableException if it can't be done now; the token
   *     stays good
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

  /**
   * Exchanges the client's own of several refresh tokens, of which a stranger may have planted some
   * beside it. Those of one that the caller knows to be the client's go first; of what is left, the
   * newest that is good, if all good ones are of one subject.
   *
   * @param isOwn whether a {@code sid} is known to be this client's
   * @throws RefreshRejectedException if none is good, or it can't be told whose it is
   * @throws io.jwtgate.session.store.StoreUnavailableException if it can't be done now
   */
  public SessionTokens refresh(
      List<String> refreshTokens, Predicate<String> isOwn, Set<String> scopes) {
    List<String> chosen = choice.of(refreshTokens, isOwn, clock.instant());
    EachStep rejected = new EachStep();
    for (String token : chosen) {
      try {
        return refresh(RefreshRequest.of(token).withScopes(scopes));
      } catch (RefreshRejectedException each) {
        rejected.note(each);
      }
    }
    rejected.throwFirst();
    throw new RefreshRejectedException(RefreshRejectedException.Reason.INVALID_GRANT);
  }

  private Account accountOf(StoredSession session) {
    Optional<Account> account = accounts.apply(session.subject());
    if (account.isEmpty()) {
      ending.end(session, EndCause.ACCOUNT_GONE);
      throw new RefreshRejectedException(RefreshRejectedException.Reason.INVALID_GRANT);
    }
    return account.get();
  }

  static SessionTokens tokens(
      StoredSession session, RefreshToken token, IssuedToken access, Set<String> scopes) {
    return new SessionTokens(
        access,
        token.text(),
        session.endsAt(),
        session.id(),
        scopes,
        SessionDetails.of(session).remembered());
  }

  static Set<String> common(Set<String> some, Set<String> others) {
    Set<String> common = new HashSet<>(some);
    common.retainAll(others);
    return common;
  }

  /**
   * Logout by any refresh token of the session, also an old one, and also where the store has lost
   * the session. Does nothing for a text that is no such token.
   *
   * @throws io.jwtgate.session.store.StoreUnavailableException if it may not have ended everywhere
   */
  public void end(String refreshToken) {
    end(refreshToken, EndCause.LOGOUT);
  }

  /** As {@link #end(String)}, reported with this cause. */
  public void end(String refreshToken, EndCause cause) {
    RefreshToken.parse(refreshToken).ifPresent(token -> ending.end(token, cause));
  }

  /**
   * Logout by all that a client sent. Each is ended, also if another could not be.
   *
   * @param accessTokens go first: they end in this process even if no store can be reached
   * @param address who asks, for listeners; empty if it is not known
   * @throws io.jwtgate.session.store.StoreUnavailableException if some may not have ended
   *     everywhere
   */
  public void endEach(
      Collection<VerifiedToken> accessTokens, Collection<String> refreshTokens, String address) {
    EachStep steps = new EachStep();
    EndCause cause = EndCause.LOGOUT.from(address);
    // A session that has just ended is unknown to the store, and is no stranger's.
    Set<String> ended = new HashSet<>();
    accessTokens.forEach(
        token ->
            steps.take(
                () -> {
                  ending.end(token, cause);
                  ending.sessionOf(token).ifPresent(ended::add);
                }));
    refreshTokens.stream()
        .flatMap(text -> RefreshToken.parse(text).stream())
        .filter(token -> !ended.contains(token.sessionId()))
        .forEach(
            token ->
                steps.take(
                    () -> {
                      ending.end(token, cause);
                      ended.add(token.sessionId());
                    }));
    steps.throwFirst();
  }

  /**
   * Ends the sessions that a client had before it logged in anew. Those that the store does not
   * know are left: they are nobody's, or have ended.
   *
   * @param address who asks, for listeners; empty if it is not known
   * @throws io.jwtgate.session.store.StoreUnavailableException if some may not have ended
   *     everywhere
   */
  public void endPrevious(Collection<String> refreshTokens, String address) {
    EachStep steps = new EachStep();
    EndCause cause = EndCause.LOGOUT.from(address);
    refreshTokens.stream()
        .flatMap(text -> RefreshToken.parse(text).stream())
        .forEach(token -> steps.take(() -> ending.endKnown(token, cause)));
    steps.throwFirst();
  }

  /** The sessions of one subject or another: to list them, and to end some. */
  public SubjectSessions ofSubjects() {
    return new SubjectSessions(store, ending, clock);
  }

  /** Whose live session a refresh token is of. */
  public Optional<String> subjectOf(String refreshToken) {
    return RefreshToken.parse(refreshToken)
        .flatMap(
            token -> find(token).filter(kept -> rotation.isUsable(token, kept, clock.instant())))
        .map(StoredSession::subject);
  }

  /** Whether all of a subject's sessions were ended since a moment; the moment itself counts. */
  public boolean isEndedSince(Instant moment, String subject) {
    return ending.isEndedSince(moment, subject);
  }

  /**
   * Whether all of a subject's sessions were ended since a login began, by order and not by time.
   */
  public boolean isOvertaken(LoginStart start, String subject) {
    revocations.catchUp();
    return revocations.isEndedSince(start.subjectsEnded(), issuer.issuer(), subject);
  }

  /** Another number once all of a subject's sessions were ended. */
  public int markOf(String subject) {
    return new SubjectMarks(ephemeral).of(subject);
  }

  /** Where short-lived entries are kept: tickets, counts. */
  public EphemeralStore ephemeral() {
    return ephemeral;
  }

  /** Where the accounts come from. */
  public Function<String, Optional<Account>> accounts() {
    return accounts;
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

  private Optional<StoredSession> find(RefreshToken token) {
    return store.find(token.sessionId());
  }

  /** Which client has the session; where that can't be told, its access tokens end here. */
  Optional<String> clientOf(RefreshToken token) {
    try {
      return find(token).map(StoredSession::clientId);
    } catch (RuntimeException away) {
      ending.endHere(token);
      throw away;
    }
  }

  /** Ends its session, also where the store has lost that. */
  void end(RefreshToken token) {
    ending.end(token, EndCause.LOGOUT);
  }

  /**
   * Logout by an access token: its session ends with all of its tokens. A token without a session
   * is revoked alone.
   *
   * @throws io.jwtgate.session.store.StoreUnavailableException if it may not have ended everywhere
   */
  public void end(VerifiedToken accessToken) {
    ending.end(accessToken, EndCause.LOGOUT);
  }

  /**
   * Ends all sessions of a subject and all of its access tokens, as after a change of password or a
   * lock. A session that is started after this is good at once.
   *
   * @throws io.jwtgate.session.store.StoreUnavailableException if some may not have ended
   *     everywhere
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
