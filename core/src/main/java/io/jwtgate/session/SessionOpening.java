package io.jwtgate.session;

import io.jwtgate.issue.IssuedToken;
import io.jwtgate.issue.TokenIssuer;
import io.jwtgate.revocation.Revocations;
import io.jwtgate.store.SessionStore;
import io.jwtgate.store.StoreUnavailableException;
import io.jwtgate.store.StoredSession;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
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
  private final int maxPerSubject;

  SessionOpening(SessionsBuilder builder, SessionEnd ending) {
    this.issuer = builder.issuer;
    this.accessTokens = new AccessTokens(issuer);
    this.store = builder.store;
    this.revocations = builder.revocations;
    this.ending = ending;
    this.idleTimeout = builder.idleTimeout;
    this.absoluteTimeout = builder.absoluteTimeout;
    this.rememberedTimeout = builder.rememberedTimeout;
    this.maxPerSubject = builder.maxPerSubject;
  }

  SessionTokens open(LoginStart start, Account account, StoredSession session, RefreshToken token) {
    IssuedToken access = accessTokens.sign(session, account, session.scopes(), start.began());
    makeRoom(account.subject());
    store.add(session);
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

  /** The oldest sessions of a subject end where it has too many. */
  private void makeRoom(String subject) {
    List<StoredSession> all =
        store.ofSubject(subject).stream()
            .sorted(Comparator.comparing(StoredSession::startedAt))
            .toList();
    all.stream()
        .limit(Math.max(0, all.size() - maxPerSubject + 1))
        .forEach(session -> ending.end(session, EndCause.TOO_MANY));
  }

  /**
   * Whoever ends a subject's sessions tells it first and then looks for them. So either that finds
   * the session, which is kept by now, or this hears of it.
   */
  private void requireNotEndedSince(LoginStart start, StoredSession session) {
    try {
      revocations.catchUp();
    } catch (StoreUnavailableException unknown) {
      ending.end(session, EndCause.OVERTAKEN);
      throw unknown;
    }
    if (revocations.isEndedSince(start.subjectsEnded(), issuer.issuer(), session.subject())) {
      ending.end(session, EndCause.OVERTAKEN);
      throw new LoginRefusedException();
    }
  }
}
