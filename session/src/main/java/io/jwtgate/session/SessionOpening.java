package io.jwtgate.session;

import io.jwtgate.session.issue.IssuedToken;
import io.jwtgate.session.issue.TokenIssuer;
import io.jwtgate.session.revocation.Revocations;
import io.jwtgate.session.store.SessionLimit;
import io.jwtgate.session.store.SessionStore;
import io.jwtgate.session.store.StoreUnavailableException;
import io.jwtgate.session.store.StoredSession;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How sessions begin, unless all of their subject's were ended meanwhile. */
final class SessionOpening {
  private final TokenIssuer issuer;
  private final AccessTokens accessTokens;
  private final SessionStore store;
  private final Revocations revocations;
  private final SessionEnd ending;
  private final Duration idleTimeout;
  private final Duration absoluteTimeout;
  private final Optional<Duration> rememberedTimeout;
  private final SessionLimit limit;

  SessionOpening(SessionsBuilder builder, SessionEnd ending) {
    this.issuer = builder.issuer;
    this.accessTokens = new AccessTokens(issuer);
    this.store = builder.store;
    this.revocations = builder.revocations;
    this.ending = ending;
    this.idleTimeout = builder.idleTimeout;
    this.absoluteTimeout = builder.absoluteTimeout;
    this.rememberedTimeout = builder.rememberedTimeout;
    this.limit = builder.limit();
  }

  SessionTokens open(LoginStart start, Account account, StoredSession session, RefreshToken token) {
    IssuedToken access = accessTokens.sign(session, account, session.scopes(), start.began());
    List<StoredSession> removed =
        store.addWithin(limit, session).orElseThrow(TooManySessionsException::new);
    try {
      finish(removed);
      revocations.catchUp();
    } catch (StoreUnavailableException unknown) {
      ending.end(session, EndCause.OVERTAKEN);
      throw unknown;
    }
    requireNotEndedSince(start, session);
    return Sessions.tokens(session, token, access, session.scopes());
  }

  StoredSession session(
      RefreshToken token,
      Instant began,
      Account account,
      String clientId,
      Set<String> scopes,
      SessionDetails details) {
    Optional<Duration> remembered = rememberedTimeout.filter(any -> details.isRemembered());
    return new StoredSession(
        token.sessionId(),
        account.subject(),
        clientId,
        Sessions.common(scopes, account.scopes()),
        began,
        began.plus(remembered.orElse(absoluteTimeout)),
        began.plus(remembered.orElse(idleTimeout)),
        token.hash(),
        Optional.empty(),
        details.text());
  }

  /** Those that gave way to the new one. */
  private void finish(List<StoredSession> removed) {
    EachStep steps = new EachStep();
    removed.forEach(oldest -> steps.take(() -> ending.finish(oldest, EndCause.TOO_MANY)));
    steps.throwFirst();
  }

  /**
   * Whoever ends a subject's sessions tells it first and then looks for them. So either that finds
   * the session, which is kept by now, or this hears of it.
   */
  private void requireNotEndedSince(LoginStart start, StoredSession session) {
    if (revocations.isEndedSince(start.subjectsEnded(), issuer.issuer(), session.subject())) {
      ending.end(session, EndCause.OVERTAKEN);
      throw new LoginRejectedException();
    }
  }
}
