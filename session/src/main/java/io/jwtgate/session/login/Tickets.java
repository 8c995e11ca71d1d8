package io.jwtgate.session.login;

import io.jwtgate.internal.jose.Base64Url;
import io.jwtgate.session.Digests;
import io.jwtgate.session.SubjectMarks;
import io.jwtgate.session.store.EphemeralStore;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Tickets of pending logins: 256 random bits each, of which only a digest is kept; good once. */
public record Tickets(EphemeralStore store, Clock clock) {
  /** How long a ticket is valid. */
  public static final Duration LIFETIME = SubjectMarks.TICKET_LIFETIME;

  private static final int OCTETS = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  String issue(PendingLogin login) {
    byte[] octets = new byte[OCTETS];
    RANDOM.nextBytes(octets);
    String ticket = Base64Url.encode(octets);
    store.put(nameOf(ticket), login.text(), clock.instant().plus(LIFETIME));
    return ticket;
  }

  Optional<PendingLogin> redeem(String ticket) {
    return store.take(nameOf(ticket)).map(PendingLogin::parse);
  }

  private static String nameOf(String ticket) {
    return Digests.sha256("ticket " + ticket);
  }
}
