package io.jwtgate.jwks;

import io.jwtgate.event.GuardedListener;
import io.jwtgate.event.SecurityEvent;
import io.jwtgate.event.SecurityEvent.Kind;
import io.jwtgate.keys.VerificationKey;
import io.jwtgate.metrics.FetchFailure;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reports to the listener what happens to one issuer's keys.
 *
 * @param log has more of what fails than an event
 */
record KeyEvents(String issuerName, KeyLog log, GuardedListener listener) {

  /** One set took the place of another; what stayed the same is not reported again. */
  void replaced(KeySnapshot previous, KeySnapshot now) {
    log.fetched();
    Set<String> old = thumbprints(previous);
    Set<String> current = thumbprints(now);
    tellEach(Kind.KEY_ADDED, without(current, old));
    tellEach(Kind.KEY_REMOVED, without(old, current));
    if (!now.skipped().equals(previous.skipped())) {
      tellEach(Kind.KEY_SKIPPED, now.skipped());
    }
  }

  private static Set<String> thumbprints(KeySnapshot snapshot) {
    return snapshot.keys().keys().stream()
        .map(VerificationKey::thumbprint)
        .collect(Collectors.toSet());
  }

  private static Set<String> without(Set<String> some, Set<String> others) {
    Set<String> rest = new HashSet<>(some);
    rest.removeAll(others);
    return rest;
  }

  /**
   * @param served whether the previous keys go on serving
   */
  void failed(FetchFailedException reason, boolean served) {
    log.failed(reason, served);
    boolean rejected = reason.failure() == FetchFailure.EGRESS_REJECTED;
    report(rejected ? Kind.EGRESS_REJECTED : Kind.KEY_FETCH_FAILED, reason.getMessage());
  }

  void withdrawn() {
    report(Kind.KEYS_WITHDRAWN, "");
  }

  void staleServed() {
    report(Kind.STALE_KEYS_SERVED, "");
  }

  private void tellEach(Kind kind, Iterable<String> details) {
    details.forEach(detail -> report(kind, detail));
  }

  private void report(Kind kind, String detail) {
    listener.on(new SecurityEvent(kind, issuerName, detail));
  }

  /** Skips that come before a set is rejected as a whole. */
  void skipped(List<String> reasons) {
    tellEach(Kind.KEY_SKIPPED, reasons);
  }
}
