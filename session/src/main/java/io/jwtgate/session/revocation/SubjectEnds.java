package io.jwtgate.session.revocation;

import io.jwtgate.session.store.Revocation;
import io.jwtgate.session.store.Revocation.Kind;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * In which order this process heard that subjects' tokens were revoked. Numbers and no times: two
 * things in one millisecond have an order too, and clocks of nodes differ. Thread-safe.
 */
final class SubjectEnds {
  private final Map<Revocation.Target, Long> heard = new ConcurrentHashMap<>();
  private final AtomicLong count = new AtomicLong();

  void add(Revocation revocation) {
    if (revocation.kind() == Kind.SUBJECT) {
      heard.merge(revocation.target(), count.incrementAndGet(), Math::max);
    }
  }

  /** The number of the last one. */
  long last() {
    return count.get();
  }

  boolean isHeardAfter(long number, Revocation.Target subject) {
    return heard.getOrDefault(subject, 0L) > number;
  }

  void forget(Revocation.Target subject) {
    heard.remove(subject);
  }
}
