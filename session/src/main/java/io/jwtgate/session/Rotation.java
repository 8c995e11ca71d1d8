package io.jwtgate.session;

import io.jwtgate.event.GuardedListener;
import io.jwtgate.event.SecurityEvent;
import io.jwtgate.event.SecurityEvent.Kind;
import io.jwtgate.session.RefreshRejectedException.Reason;
import io.jwtgate.session.store.SessionStore;
import io.jwtgate.session.store.StoredSession;
import io.jwtgate.session.store.StoredSession.Replaced;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What a presented refresh token is worth, and its exchange for the next (RFC 9700 section 4.14.2).
 * A token is the current one, or the one before it within the grace, or it was stolen or lost.
 */
final class Rotation {
  private final SessionStore store;
  private final SessionEnd ending;
  private final GuardedListener listener;
  private final String issuerName;
  private final String ownClient;
  private final Duration idleTimeout;
  private final Duration grace;
  private final boolean remembers;

  /** A token that may be exchanged, and the session as it was when that was found. */
  record Claim(RefreshToken token, StoredSession session) {}

  /** The token to give out, and the session whose current one it is. */
  record Successor(RefreshToken token, StoredSession session) {}

  Rotation(SessionsBuilder builder, SessionEnd ending) {
    this.store = builder.store;
    this.ending = ending;
    this.listener = builder.listener;
    this.issuerName = builder.issuer.issuer();
    this.ownClient = builder.issuer.clientId();
    this.idleTimeout = builder.idleTimeout;
    this.grace = builder.grace;
    this.remembers = builder.rememberedTimeout.isPresent();
  }

  /**
   * @throws RefreshRejectedException if the token must not be exchanged
   */
  Claim claim(RefreshRequest request, Instant now) {
    RefreshToken token = RefreshToken.parse(request.token()).orElseThrow(Rotation::rejected);
    StoredSession session = store.find(token.sessionId()).orElseThrow(Rotation::rejected);
    if (!session.clientId().equals(request.clientId().orElse(ownClient))) {
      throw rejected();
    }
    requireUsable(token, session, now);
    return new Claim(token, session);
  }

  /** Whether a token could be exchanged now. Looks, and does nothing more. */
  boolean isUsable(RefreshToken token, StoredSession session, Instant now) {
    return now.isBefore(session.endsAt())
        && !ending.hasEnded(session)
        && (isCurrent(token, session) || replacedInGrace(token, session, now).isPresent());
  }

  private void requireUsable(RefreshToken token, StoredSession session, Instant now) {
    if (!now.isBefore(session.endsAt())) {
      throw rejected();
    }
    if (ending.hasEnded(session)) {
      ending.end(session, EndCause.OVERTAKEN);
      throw rejected();
    }
    if (!isCurrent(token, session) && replacedInGrace(token, session, now).isEmpty()) {
      endAsReused(session);
      throw rejected();
    }
  }

  private void endAsReused(StoredSession session) {
    if (ending.end(session, EndCause.REUSED)) {
      listener.on(event(Kind.REFRESH_REUSED, session));
    }
  }

  private SecurityEvent event(Kind kind, StoredSession session) {
    return new SecurityEvent(
        kind, issuerName, "", new SecurityEvent.Actor(session.subject(), session.id(), ""));
  }

  /**
   * The scopes that are asked for.
   *
   * @throws RefreshRejectedException if one was not granted
   */
  Set<String> requested(RefreshRequest request, StoredSession session) {
    if (!session.scopes().containsAll(request.scopes())) {
      throw new RefreshRejectedException(Reason.INVALID_SCOPE);
    }
    return request.scopes().isEmpty() ? session.scopes() : request.scopes();
  }

  /**
   * Puts the successor in the token's place, unless somebody did it already: then gives the same.
   *
   * @throws RefreshRejectedException if the session went on or ended meanwhile
   */
  Successor rotate(Claim claim, Instant now) {
    RefreshToken token = claim.token();
    StoredSession session = claim.session();
    if (isCurrent(token, session)) {
      Optional<Successor> won = tryReplace(token, session, now);
      if (won.isPresent()) {
        return won.get();
      }
      session = store.find(session.id()).orElseThrow(Rotation::rejected);
      requireUsable(token, session, now);
    }
    StoredSession unchanged = session;
    return replacedInGrace(token, session, now)
        .map(replaced -> new Successor(token.successor(replaced.salt()), unchanged))
        .orElseThrow(Rotation::rejected);
  }

  private Optional<Successor> tryReplace(RefreshToken token, StoredSession session, Instant now) {
    String salt = RefreshToken.newSalt();
    RefreshToken successor = token.successor(salt);
    Replaced predecessor = new Replaced(token.hash(), salt, now);
    StoredSession next = session.rotated(successor.hash(), predecessor, idleUntil(session, now));
    if (!store.replace(session, next)) {
      return Optional.empty();
    }
    listener.on(event(Kind.REFRESH_ROTATED, session));
    return Optional.of(new Successor(successor, next));
  }

  /** Whoever asked to be remembered is not forgotten for a day's absence. */
  private Instant idleUntil(StoredSession session, Instant now) {
    return isRemembered(session) ? session.expiresAt() : now.plus(idleTimeout);
  }

  private boolean isRemembered(StoredSession session) {
    return remembers && SessionDetails.of(session).isRemembered();
  }

  private static boolean isCurrent(RefreshToken token, StoredSession session) {
    return same(token.hash(), session.current());
  }

  /**
   * Only the direct predecessor is known, so its successor is unused; a use would have made it the
   * predecessor.
   */
  private Optional<Replaced> replacedInGrace(
      RefreshToken token, StoredSession session, Instant now) {
    return session
        .replaced()
        .filter(replaced -> same(token.hash(), replaced.hash()))
        .filter(replaced -> now.isBefore(replaced.at().plus(grace)));
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
  }

  private static RefreshRejectedException rejected() {
    return new RefreshRejectedException(Reason.INVALID_GRANT);
  }
}
