package io.jwtgate.internal.metrics;

import io.jwtgate.metrics.OutcomeFigures;
import java.util.function.BiFunction;

/** One verification in full, from its beginning to its outcome. Used by one thread. */
public final class Attempt {
  private final BiFunction<String, String, OutcomeMeter> meters;
  private final JfrRecord record = Jfr.verification();
  private final long begun = System.nanoTime();

  /**
   * @param meters of an issuer and an outcome
   */
  Attempt(BiFunction<String, String, OutcomeMeter> meters) {
    this.meters = meters;
  }

  /**
   * It has come to an end.
   *
   * @param issuer the label of the issuer, or {@link OutcomeFigures#NO_ISSUER} while none is known
   */
  public void ended(String issuer, String outcome) {
    meters.apply(issuer, outcome).verifiedIn(System.nanoTime() - begun);
    record.ended(issuer, outcome);
  }
}
