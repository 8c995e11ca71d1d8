package io.jwtgate.config;

import java.util.Set;
import java.util.function.Predicate;

/**
 * What has to be there so that settings have an effect, and what to write where it is not.
 * Immutable.
 *
 * @param met whether it is there for an issuer
 * @param advice what to write, without the name of the setting
 * @param concerned the settings that have no effect without it
 */
public record EffectNeed(
    Predicate<IssuerSettings> met, String advice, Set<? extends Setting> concerned) {

  public EffectNeed {
    concerned = Set.copyOf(concerned);
  }

  boolean concerns(Setting setting) {
    return concerned.contains(setting);
  }

  boolean isMet(IssuerSettings issuer) {
    return met.test(issuer);
  }
}
