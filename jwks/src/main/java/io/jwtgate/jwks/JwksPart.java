package io.jwtgate.jwks;

import static io.jwtgate.jwks.JwksSetting.DISCOVERY;
import static io.jwtgate.jwks.JwksSetting.JWKS_URI;

import io.jwtgate.config.ApplicationPart;
import io.jwtgate.config.EffectNeed;
import io.jwtgate.config.IssuerSettings;
import io.jwtgate.config.Settings;
import io.jwtgate.event.GuardedListener;
import io.jwtgate.event.SecurityListener;
import io.jwtgate.internal.log.LogPace;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Brings keys over HTTP to an application. Found as a service. */
public final class JwksPart implements ApplicationPart {

  /** For the service loader. */
  public JwksPart() {}

  @Override
  public List<JwksSetting> settings() {
    return List.of(JwksSetting.values());
  }

  @Override
  public List<EffectNeed> needs() {
    return List.of(fetched(), discovered());
  }

  private static EffectNeed fetched() {
    Set<JwksSetting> concerned = EnumSet.complementOf(EnumSet.of(JWKS_URI, DISCOVERY));
    return new EffectNeed(
        JwksPart::areFetched,
        "no keys are fetched; leave it out, or write jwtgate.jwks-uri in place of the file",
        concerned);
  }

  private static EffectNeed discovered() {
    return new EffectNeed(
        issuer -> areFetched(issuer) && !issuer.isSet(JWKS_URI),
        "no keys are discovered; leave it out, or leave out where they are",
        Set.of(DISCOVERY));
  }

  private static boolean areFetched(IssuerSettings issuer) {
    return issuer.keySetting().filter(named -> named != JWKS_URI).isEmpty();
  }

  @Override
  public Optional<IssuerKeys> keysOnTrial(IssuerSettings issuer) {
    return Optional.of(new KeysOverHttp(issuer).onTrial());
  }

  @Override
  public Running start(Settings settings, ClassLoader loader, SecurityListener listener) {
    return new AtWork(GuardedListener.of(listener), new LogPace(settings.clock()::millis));
  }

  /** The sources end with the verifiers that have them, so nothing is left to close. */
  private record AtWork(GuardedListener listener, LogPace tenants) implements Running {
    @Override
    public Optional<IssuerKeys> keysOf(IssuerSettings issuer) {
      return Optional.of(new KeysOverHttp(issuer, tenants).fetched(listener));
    }
  }
}
