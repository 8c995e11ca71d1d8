package io.jwtgate.internal.metrics;

import java.util.List;
import java.util.Map;

/** A verifier's figures, for an operator's JMX console; see {@code docs/metrics.md}. */
public interface VerifierMXBean {
  /** Tokens that were in the cache. */
  long getCacheHits();

  /** Tokens that were not. */
  long getCacheMisses();

  /** Tokens that are kept now, roughly. */
  long getCacheSize();

  /** Tokens that are no longer kept, by cause. */
  Map<String, Long> getCacheEvictions();

  /** How verifications ended, by issuer and outcome. */
  List<OutcomeRow> getOutcomes();

  /** What checks signatures: the native provider with its version, or {@code JDK}. */
  String getSignatureProvider();
}
