package io.jwtgate.meter;

import io.jwtgate.flight.FlightRecord;
import io.jwtgate.flight.FlightRecorder;
import io.jwtgate.metrics.OutcomeFigures;

/** One verification in full, from its beginning to its outcome. Used by one thread. */
public final class Attempt {
  private final OutcomeMeters meters;
  private final FlightRecord record = FlightRecorder.verification();
  private final long begun = System.nanoTime();
  private String issuer = OutcomeFigures.NO_ISSUER;

  Attempt(OutcomeMeters meters) {
    this.meters = meters;
  }

  /** It is known now whose token it is. */
  public void concerns(String issuerName) {
    issuer = issuerName;
  }

  /** It has come to an end. */
  public void ended(String outcome) {
    meters.of(issuer, outcome).verifiedIn(System.nanoTime() - begun);
    record.ended(issuer, outcome);
  }
}
