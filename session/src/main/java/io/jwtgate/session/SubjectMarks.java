package io.jwtgate.session;

import io.jwtgate.session.store.ClockMargin;
import io.jwtgate.session.store.EphemeralStore;
import java.security.SecureRandom;
import java.time.Duration;

/**
 * A number for each subject that changes when all of its sessions are ended, on any node and
 * whatever the clocks of nodes say. A ticket of a pending login names it.
 */
public record SubjectMarks(EphemeralStore store) {
  /** How long a ticket of a pending login is good. */
  public static final Duration TICKET_LIFETIME = Duration.ofMinutes(5);

  /** Longer than a ticket. */
  private static final Duration KEPT = TICKET_LIFETIME.plus(ClockMargin.LENGTH);

  private static final int MOST = 1 << 20;
  private static final SecureRandom RANDOM = new SecureRandom();

  private static String nameOf(String subject) {
    return Digests.sha256("mark " + subject);
  }

  int of(String subject) {
    return store.count(nameOf(subject)).value();
  }

  /** By a random amount, so that one that has begun anew is another. */
  void change(String subject) {
    store.add(nameOf(subject), 1 + RANDOM.nextInt(MOST), KEPT);
  }
}
