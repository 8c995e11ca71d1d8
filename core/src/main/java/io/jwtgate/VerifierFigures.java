package io.jwtgate;

import io.jwtgate.internal.metrics.CacheMeter;
import io.jwtgate.internal.metrics.OutcomeMeters;
import io.jwtgate.metrics.CacheFigures;
import io.jwtgate.metrics.KeyHealth;
import io.jwtgate.metrics.OutcomeFigures;
import io.jwtgate.metrics.VerifierMetrics;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The figures of one verifier. */
record VerifierFigures(
    CacheFigures cache,
    OutcomeMeters meters,
    Collection<TrustedIssuer> issuers,
    Optional<IssuerSource> source)
    implements VerifierMetrics {
  static final CacheFigures NO_CACHE = new CacheMeter(() -> 0);

  @Override
  public List<OutcomeFigures> outcomes() {
    return meters.all();
  }

  @Override
  public void onOutcome(Consumer<OutcomeFigures> listener) {
    meters.onEach(listener);
  }

  @Override
  public Map<String, KeyHealth> keyHealth() {
    Map<String, KeyHealth> byName = new TreeMap<>();
    source.ifPresent(found -> byName.putAll(found.keyHealth()));
    for (TrustedIssuer issuer : issuers) {
      issuer.keys().health().ifPresent(health -> byName.put(issuer.name(), health));
    }
    return Collections.unmodifiableMap(byName);
  }
}
