package io.jwtgate.session;

import java.time.Instant;
import java.util.Set;

/**
 * A login that has begun and is not decided: it exists from before its credentials are looked at.
 * If all sessions of its subject are ended from then on, as after a change of password, nothing
 * comes of it. Immutable and thread-safe.
 *
 * <pre>{@code
 * LoginStart start = sessions.begin();
 * Account account = ...; // the application's own check
 * SessionTokens tokens = start.start(account);
 * }</pre>
 */
public final class LoginStart {
  private final Sessions sessions;
  private final Instant began;
  private final long subjectsEnded;

  LoginStart(Sessions sessions, Instant began, long subjectsEnded) {
    this.sessions = sessions;
    this.began = began;
    this.subjectsEnded = subjectsEnded;
  }

  /**
   * Starts a session of the issuer's own client, for all scopes of the account.
   *
   * @throws LoginRejectedException if the subject's sessions were ended meanwhile
   * @throws io.jwtgate.session.store.StoreUnavailableException if it could not be kept
   */
  public SessionTokens start(Account account) {
    return start(account, sessions.issuer().clientId(), account.scopes());
  }

  /**
   * Starts a session: a new id, which nothing that a client sent has a part in.
   *
   * @param scopes what is asked for; granted is what the account has of it
   * @throws LoginRejectedException if the subject's sessions were ended meanwhile
   * @throws io.jwtgate.session.store.StoreUnavailableException if it could not be kept
   */
  public SessionTokens start(Account account, String clientId, Set<String> scopes) {
    return start(account, clientId, scopes, SessionDetails.NONE);
  }

  /** As {@link #start(Account)}, with all that a session keeps. */
  public SessionTokens start(
      Account account, String clientId, Set<String> scopes, SessionDetails details) {
    return sessions.start(this, account, clientId, scopes, details);
  }

  /** When it began: before anything was looked at. */
  public Instant began() {
    return began;
  }

  long subjectsEnded() {
    return subjectsEnded;
  }
}
