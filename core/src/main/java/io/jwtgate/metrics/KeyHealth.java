package io.jwtgate.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How an issuer's fetched keys are at one moment.
 *
 * @param state whether they serve
 * @param keys how many there are
 * @param age since they were last confirmed; empty if they never were
 * @param failuresInARow fetches that failed since the last one that succeeded
 * @param lastFailure why the last of those failed; empty if the last fetch succeeded
 * @param nextFetch when keys are fetched again, if nothing asks for them earlier
 */
public record KeyHealth(
    State state,
    int keys,
    Optional<Duration> age,
    int failuresInARow,
    Optional<FetchFailure> lastFailure,
    Instant nextFetch) {

  /** Whether keys serve. */
  public enum State {
    /** Confirmed within the time that the issuer allows. */
    FRESH,
    /** Older than that, and still serving through an outage. */
    STALE,
    /** None, or none young enough: the issuer's tokens can't be judged. */
    EMPTY
  }
}
