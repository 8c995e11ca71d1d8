package io.jwtgate;

import io.jwtgate.metrics.KeyHealth;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds issuers that are not known when a verifier is made, such as one for each tenant. It is
 * asked at every use of their tokens, cached ones too, so an issuer that it knows no more has ended
 * with its tokens. Thread-safe.
 */
@FunctionalInterface
public interface IssuerSource extends AutoCloseable {

  /**
   * The issuer of this {@code iss}. It must be quick and must not fetch: the text may come from a
   * token that nobody has verified, so a flood of invented ones must cost nothing. Whoever is not
   * known must leave no trace, in memory or in the log.
   *
   * <p>It gives the same object each time, or one by {@link TrustedIssuer#withIssuer} with the same
   * keys; a token that was verified under any other is verified anew.
   *
   * @param issuer compared exactly
   * @return empty if nobody trusts it
   */
  Optional<TrustedIssuer> find(String issuer);

  /** The names of its issuers in metrics; those of others count for no issuer. Left out: none. */
  default Set<String> names() {
    return Set.of();
  }

  /** The health of keys that all issuers of one name share. Left out: there are none. */
  default Map<String, KeyHealth> keyHealth() {
    return Map.of();
  }

  /** Ends the key sources of its issuers; the verifier does so. Left out: nothing. */
  @Override
  default void close() {}
}
