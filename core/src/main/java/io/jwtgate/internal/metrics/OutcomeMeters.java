package io.jwtgate.internal.metrics;

import static io.jwtgate.metrics.OutcomeFigures.NO_ISSUER;

import io.jwtgate.metrics.OutcomeFigures;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Counts how verifications end, by issuer and outcome. Issuers are those that are trusted, and
 * outcomes come from closed lists, so there are only so many. Thread-safe.
 */
public final class OutcomeMeters {
  private final Map<String, Map<String, OutcomeMeter>> byIssuer = new HashMap<>();
  private final List<Consumer<OutcomeFigures>> listeners = new ArrayList<>();

  /**
   * @param issuers the deployer's labels
   */
  public OutcomeMeters(Collection<String> issuers) {
    byIssuer.put(NO_ISSUER, new ConcurrentHashMap<>());
    issuers.forEach(issuer -> byIssuer.put(issuer, new ConcurrentHashMap<>()));
  }

  /** A verification in full begins. */
  public Attempt begin() {
    return new Attempt(this::of);
  }

  /** A token was rejected for something other than what its text says, or unread. */
  public void rejectedAtUse(String issuer, String reason) {
    of(issuer, reason).atUse();
    Jfr.verification().ended(issuer, reason);
  }

  /** Of an issuer that was not announced, under no issuer: there would be no end of them. */
  OutcomeMeter of(String issuer, String outcome) {
    return ofKnown(byIssuer.containsKey(issuer) ? issuer : NO_ISSUER, outcome);
  }

  private OutcomeMeter ofKnown(String issuer, String outcome) {
    OutcomeMeter known = byIssuer.get(issuer).get(outcome);
    return known != null ? known : added(issuer, outcome);
  }

  private synchronized OutcomeMeter added(String issuer, String outcome) {
    OutcomeMeter meter = new OutcomeMeter(issuer, outcome);
    OutcomeMeter present = byIssuer.get(issuer).putIfAbsent(outcome, meter);
    if (present != null) {
      return present;
    }
    listeners.forEach(listener -> listener.accept(meter));
    return meter;
  }

  /** Every outcome that came up so far. */
  public List<OutcomeFigures> all() {
    return byIssuer.values().stream()
        .flatMap(outcomes -> outcomes.values().stream())
        .<OutcomeFigures>map(meter -> meter)
        .toList();
  }

  /** Reports every outcome, those that came up so far and those that will. */
  public synchronized void onEach(Consumer<OutcomeFigures> listener) {
    all().forEach(listener);
    listeners.add(listener);
  }
}
