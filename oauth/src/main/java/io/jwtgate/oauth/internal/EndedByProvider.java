package io.jwtgate.oauth.internal;

import io.jwtgate.RevocationCheck;
import io.jwtgate.VerifiedToken;
import io.jwtgate.config.Application;
import io.jwtgate.session.internal.SessionPart;
import io.jwtgate.session.revocation.Revocations;
import io.jwtgate.session.store.Revocation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What the provider has ended, among the application's revocations. It alone links to sessions.
 *
 * @param lifetimes how long a token of each issuer may live, by {@code iss}
 */
record EndedByProvider(Revocations revocations, Clock clock, Map<String, Duration> lifetimes) {

  static Optional<EndedByProvider> in(
      Application application, Clock clock, Map<String, Duration> lifetimes) {
    return application
        .part(SessionPart.Running.class)
        .flatMap(SessionPart.Running::revocations)
        .map(held -> new EndedByProvider(held, clock, lifetimes));
  }

  /** Tells whether a logout token was used, or what it is about has ended, on any node. */
  RevocationCheck used() {
    return revocations;
  }

  /**
   * Ends the session, or without one what the subject was given until the token was issued. It
   * hangs on the token alone, so a second time changes nothing.
   *
   * @throws io.jwtgate.session.store.StoreUnavailableException if other nodes don't know yet
   */
  void end(VerifiedToken logout) {
    Instant until =
        clock.instant().plus(lifetimes.get(logout.issuer())).plus(Revocations.TOLERANCE);
    Optional<String> session = logout.claims().string("sid");
    revocations.revoke(
        session.isPresent()
            ? Revocation.ofSession(logout.issuer(), session.get(), until)
            : Revocation.ofSubject(
                logout.issuer(),
                logout.subject().orElseThrow(),
                logout.issuedAt().orElseThrow(),
                until));
    revocations.revoke(logout);
  }
}
