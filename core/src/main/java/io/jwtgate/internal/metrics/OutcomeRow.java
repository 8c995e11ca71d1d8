package io.jwtgate.internal.metrics;

import io.jwtgate.metrics.OutcomeFigures;

/**
 * One issuer and outcome, at one moment. A bean and no record, since JMX takes records from JDK 21
 * only.
 */
public final class OutcomeRow {
  private final String issuer;
  private final String outcome;
  private final long count;
  private final long verified;
  private final long totalMicros;

  OutcomeRow(OutcomeFigures figures) {
    this.issuer = figures.issuer();
    this.outcome = figures.outcome();
    this.count = figures.count();
    this.verified = figures.verified();
    this.totalMicros = figures.nanos() / 1_000;
  }

  /** The deployer's label of the issuer; {@code none} where a token fell before one was found. */
  public String getIssuer() {
    return issuer;
  }

  /** {@code accepted}, or the reason code of a rejection. */
  public String getOutcome() {
    return outcome;
  }

  /** How often. */
  public long getCount() {
    return count;
  }

  /** How many of them were verified in full. */
  public long getVerified() {
    return verified;
  }

  /** How long those took together, in microseconds. */
  public long getTotalMicros() {
    return totalMicros;
  }
}
