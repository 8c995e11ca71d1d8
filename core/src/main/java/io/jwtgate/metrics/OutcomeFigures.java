package io.jwtgate.metrics;

/**
 * How often the tokens of one issuer came to one outcome. Both are words that the deployer and this
 * library chose, never the client. Live and thread-safe.
 */
public interface OutcomeFigures {
  /** Stands for the issuer where a token fell before one was found. */
  String NO_ISSUER = "none";

  /** The outcome of a good token. */
  String ACCEPTED = "accepted";

  /** The deployer's label of the issuer, or {@link #NO_ISSUER}. */
  String issuer();

  /** {@link #ACCEPTED}, or the reason code of a rejection. */
  String outcome();

  /** How often it came so. A good token that was known from before is a hit, and not counted. */
  long count();

  /** How many of them were verified in full, and so took the time. */
  long verified();

  /** How long those took together, in nanoseconds. */
  long nanos();
}
