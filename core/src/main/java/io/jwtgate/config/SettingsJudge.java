package io.jwtgate.config;

import io.jwtgate.TokenVerifier;
import io.jwtgate.TrustedIssuer;
import io.jwtgate.internal.library.Libraries;
import java.util.Optional;

/**
 * Judges all settings of an application before anything starts: no key is fetched, no store opened
 * and no thread started for settings that can't be used.
 */
record SettingsJudge(Settings settings, ClassLoader loader) {

  /**
   * Judges each value that was written, whether or not anything needs it, and then what only
   * several of them tell.
   *
   * @throws ConfigurationException if one is missing or wrong
   */
  void judgeAll() {
    judgeEach();
    new GateRules(settings, loader).builder();
    settings.parts().forEach(part -> part.judge(settings, loader));
    if (settings.nameIssuer()) {
      judgeIssuers();
    }
  }

  /** Judges each by itself. */
  void judgeEach() {
    requireLibraries();
    settings.rejectUnnamedIssuer();
    for (Setting setting : settings.all()) {
      settings.written(setting).forEach(one -> setting.judge(one.asValue(), loader));
    }
  }

  private static void requireLibraries() {
    Libraries.problem()
        .ifPresent(
            text -> {
              throw new ConfigurationException(text);
            });
  }

  /** A verifier like the one to be, but for keys that must be fetched. */
  private void judgeIssuers() {
    TrustedIssuer[] issuers =
        settings.allIssuers().stream().map(this::onTrial).toArray(TrustedIssuer[]::new);
    settings.named(
        Optional.empty(), () -> TokenVerifier.builder().cacheSize(0).trust(issuers).build());
  }

  private TrustedIssuer onTrial(Optional<String> name) {
    IssuerSettings issuer = new IssuerSettings(settings, name, loader);
    return TenantSettings.are(issuer) ? new TenantSettings(issuer).onTrial() : issuer.onTrial();
  }
}
