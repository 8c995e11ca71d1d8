package io.jwtgate.meter;

import io.jwtgate.flight.JfrRecord;
import io.jwtgate.flight.Jfr;
import io.jwtgate.metrics.OutcomeFigures;

/** One verification in full, from its beginning to its outcome. Used by one thread. */
public final class Attempt {
  private final OutcomeMeters meters;
  private final JfrRecord record = Jfr.verification();
  private final long begun = System.nanoTime();

  Attempt(OutcomeMeters meters) {
    this.meters = meters;
  }

  /**
   * It has come to an end.
   *
   * @param issuer the label of the issuer, or {@link OutcomeFigures#NO_ISSUER} while none is known
   */
  public void ended(String issuer, String outcome) {
    meters.of(issuer, outcome).verifiedIn(System.nanoTime() - begun);
    record.ended(issuer, outcome);
  }
}
