package io.jwtgate.session.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/**
 * One login, from start to end, as it is kept: one entry however often its refresh token is
 * rotated. It holds no token, only hashes of them. Immutable. Times are in milliseconds.
 *
 * @param id the {@code sid} of its access tokens; base64url
 * @param subject whose login it is
 * @param clientId which client it was given to
 * @param scopes what was granted; a refresh never widens it
 * @param startedAt when the login was
 * @param expiresAt its end, however often it is refreshed
 * @param idleUntil its end unless it is refreshed before
 * @param current hash of the one refresh token that is good; base64url. It changes with every
 *     rotation, so it is also the version that a store compares
 * @param replaced what is left of the refresh token before it; empty before the first rotation
 * @param details what else is known of the login, as a text that a store keeps as it is; up to 4000
 *     characters, empty for nothing
 */
public record StoredSession(
    String id,
    String subject,
    String clientId,
    Set<String> scopes,
    Instant startedAt,
    Instant expiresAt,
    Instant idleUntil,
    String current,
    Optional<Replaced> replaced,
    String details) {

  /** A session of whose login nothing else is known. */
  public StoredSession(
      String id,
      String subject,
      String clientId,
      Set<String> scopes,
      Instant startedAt,
      Instant expiresAt,
      Instant idleUntil,
      String current,
      Optional<Replaced> replaced) {
    this(id, subject, clientId, scopes, startedAt, expiresAt, idleUntil, current, replaced, "");
  }

  /**
   * The direct predecessor of the current refresh token.
   *
   * @param hash its hash; base64url
   * @param salt what makes its successor out of it, for whoever still holds it; base64url
   * @param at when it was replaced
   */
  public record Replaced(String hash, String salt, Instant at) {
    public Replaced {
      at = at.truncatedTo(ChronoUnit.MILLIS);
    }
  }

  public StoredSession {
    scopes = Set.copyOf(scopes);
    startedAt = startedAt.truncatedTo(ChronoUnit.MILLIS);
    expiresAt = expiresAt.truncatedTo(ChronoUnit.MILLIS);
    idleUntil = idleUntil.truncatedTo(ChronoUnit.MILLIS);
  }

  /** The end that comes first. */
  public Instant endsAt() {
    return idleUntil.isBefore(expiresAt) ? idleUntil : expiresAt;
  }

  /** The same session after a rotation. */
  public StoredSession rotated(String newCurrent, Replaced predecessor, Instant newIdleUntil) {
    return new StoredSession(
        id,
        subject,
        clientId,
        scopes,
        startedAt,
        expiresAt,
        newIdleUntil,
        newCurrent,
        Optional.of(predecessor),
        details);
  }
}
