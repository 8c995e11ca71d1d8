package io.jwtgate.jwks;

/** Knows where an issuer's key set is, now and then anew. Asked by one thread. */
interface JwksLocation {

  /**
   * The place as it is known.
   *
   * @throws FetchFailedException if it is not known, and can't be learnt now
   */
  JwksEndpoint now();

  /** When {@link #refresh} wants to be called, in milliseconds of the source's clock. */
  long dueAt();

  /** Moments that were reckoned by the clock mean nothing any more. */
  void clockWentBack();

  /** Learns the place anew; what was known stays if that fails. True if it has changed. */
  boolean refresh();
}
