package io.jwtgate.session.issue;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * How and when somebody has shown who he is (OpenID Connect Core section 2, RFC 9470). Immutable.
 *
 * @param at {@code auth_time}, in seconds
 * @param methods {@code amr}: names of RFC 8176, such as {@code pwd} and {@code otp}
 * @param level {@code acr}; empty for none
 */
public record Authentication(Instant at, List<String> methods, Optional<String> level) {

  public Authentication {
    at = at.truncatedTo(ChronoUnit.SECONDS);
    methods = List.copyOf(methods);
  }

  /** By these methods, and without a level. */
  public static Authentication by(Instant at, String... methods) {
    return new Authentication(at, List.of(methods), Optional.empty());
  }

  /** The same with another {@code acr}. */
  public Authentication withLevel(String other) {
    return new Authentication(at, methods, Optional.of(other));
  }
}
