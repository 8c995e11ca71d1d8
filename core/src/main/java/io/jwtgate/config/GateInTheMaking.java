package io.jwtgate.config;

import io.jwtgate.TrustedIssuer;
import io.jwtgate.bearer.GateBuilder;
import java.util.List;

/**
 * A gate that is being made of settings, as the parts of its application see it.
 *
 * @param application with all of its parts
 * @param settings those of this gate
 * @param issuers whom it trusts, with their keys, in the order of {@link Settings#allIssuers}; the
 *     gate closes the keys
 * @param builder of the gate
 */
public record GateInTheMaking(
    Application application, Settings settings, List<TrustedIssuer> issuers, GateBuilder builder) {

  public GateInTheMaking {
    issuers = List.copyOf(issuers);
  }
}
