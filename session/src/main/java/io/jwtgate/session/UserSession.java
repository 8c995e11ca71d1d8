package io.jwtgate.session;

import io.jwtgate.session.store.StoredSession;
import io.jwtgate.session.store.StoredSession.Replaced;
import java.time.Instant;
import java.util.Optional;

/**
 * One of a user's sessions, as a page of "your devices" shows it. It holds no token. Immutable.
 *
 * @param id the {@code sid}
 * @param beganAt when the login was
 * @param lastUsedAt when it was refreshed last, or began
 * @param expiresAt when it ends unless it is refreshed before
 * @param clientId which client it was given to
 * @param device how its user may know the device again; empty unless the application keeps it
 * @param address whence the login came; empty unless the application keeps it
 */
public record UserSession(
    String id,
    Instant beganAt,
    Instant lastUsedAt,
    Instant expiresAt,
    String clientId,
    Optional<String> device,
    Optional<String> address) {

  static UserSession of(StoredSession session) {
    SessionDetails details = SessionDetails.of(session);
    return new UserSession(
        session.id(),
        session.startedAt(),
        session.replaced().map(Replaced::at).orElse(session.startedAt()),
        session.endsAt(),
        session.clientId(),
        details.device(),
        details.address());
  }
}
