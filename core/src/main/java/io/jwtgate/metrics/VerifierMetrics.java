package io.jwtgate.metrics;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The figures of one verifier. Live and thread-safe; nothing in them comes from a token. */
public interface VerifierMetrics {

  /** The cache of verified tokens; all zero where there is none. */
  CacheFigures cache();

  /** Every outcome that came up so far. */
  List<OutcomeFigures> outcomes();

  /**
   * Reports every outcome, now of those that came up so far and later of each that comes up for the
   * first time.
   *
   * @param listener called on the thread of a request; must not block or throw
   */
  void onOutcome(Consumer<OutcomeFigures> listener);

  /** How fetched keys are, by the deployer's label of the issuer. */
  Map<String, KeyHealth> keyHealth();
}
