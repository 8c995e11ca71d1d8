package io.jwtgate.examples.quickstart;

import io.jwtgate.bearer.Gate;
import io.jwtgate.bearer.GateBuilder;
import io.jwtgate.config.GateSettings;
import io.jwtgate.config.SettingSource;
import io.jwtgate.config.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whose tokens are believed, and the gate that judges them.
 *
 * @param gate judges every request; the filter and the feature share it
 * @param localLogin issues tokens here; empty where another identity provider does
 */
record Trust(Gate gate, Optional<LocalLogin> localLogin) {
  /** Open without a token. Everything else is closed. */
  private static final String[] PUBLIC = {
    "/",
    "/cookies.html",
    "/assets/*",
    "/session/*",
    "/api/setup",
    "/api/login",
    "/api/samples",
    "/api/explain",
    "/api/events"
  };

  /** With any jwtgate setting, what it says; without one, tokens that this process issues. */
  static Trust ofSettingsOr(String url) {
    List<SettingSource> deployers =
        List.of(SettingSource.systemProperties(), SettingSource.environment());
    return Settings.anyIn(deployers) ? ofSettings(deployers) : local(url);
  }

  private static Trust ofSettings(List<SettingSource> deployers) {
    Map<String, String> own = Map.of("jwtgate.public-paths", String.join(",", PUBLIC));
    List<SettingSource> sources =
        List.of(SettingSource.of("quickstart", own), deployers.get(0), deployers.get(1));
    ClassLoader loader = Trust.class.getClassLoader();
    return new Trust(new GateSettings(sources, loader).gate(), Optional.empty());
  }

  private static Trust local(String url) {
    LocalLogin login = LocalLogin.at(url);
    GateBuilder gate = Gate.builder().verifier(login.verifier()).publicPaths(PUBLIC);
    login.byCookie().takenBy(gate).listener(login.events().andLog());
    return new Trust(gate.build(), Optional.of(login));
  }
}
