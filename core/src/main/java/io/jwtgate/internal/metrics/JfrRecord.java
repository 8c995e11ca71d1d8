package io.jwtgate.internal.metrics;

/** What is recorded of something that has begun. Used by one thread. */
@FunctionalInterface
public interface JfrRecord {
  /** Nobody wants to know. */
  JfrRecord OFF = (issuer, outcome) -> {};

  /**
   * Records its end.
   *
   * @param issuer the deployer's label
   * @param outcome a word out of a closed list
   */
  void ended(String issuer, String outcome);
}
