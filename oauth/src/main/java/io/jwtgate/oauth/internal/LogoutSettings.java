package io.jwtgate.oauth.internal;

import io.jwtgate.TokenVerifier;
import io.jwtgate.TrustedIssuer;
import io.jwtgate.config.ConfigurationException;
import io.jwtgate.config.CoreSetting;
import io.jwtgate.config.GateInTheMaking;
import io.jwtgate.config.SettingValue;
import io.jwtgate.config.Settings;
import io.jwtgate.web.OpenEndpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The settings of back-channel logout, made into its endpoint. */
final class LogoutSettings {
  private static final String SESSION = "io.jwtgate.session.internal.SessionPart";

  private LogoutSettings() {}

  /**
   * @throws ConfigurationException if there is nothing that could end a session, or no client is
   *     named
   */
  static void judge(Settings settings) {
    SettingValue path = settings.value(OAuthSetting.BACKCHANNEL_LOGOUT_PATH);
    if (!isSessionThere()) {
      throw path.rejected("add jwtgate-session, which keeps what was ended, to the application");
    }
    if (settings.allIssuers().stream().allMatch(issuer -> audience(settings, issuer).isEmpty())) {
      throw new ConfigurationException(
          OAuthSetting.BACKCHANNEL_LOGOUT_AUDIENCE.fullName(),
          "write the id of the client that logs users in; logout tokens are for it");
    }
  }

  private static boolean isSessionThere() {
    try {
      Class.forName(SESSION, false, LogoutSettings.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError absent) {
      return false;
    }
  }

  private static List<String> audience(Settings settings, Optional<String> issuer) {
    return settings.value(OAuthSetting.BACKCHANNEL_LOGOUT_AUDIENCE, issuer).list();
  }

  /**
   * The endpoint of a gate.
   *
   * @throws ConfigurationException if nothing can be revoked
   */
  static OpenEndpoint endpoint(GateInTheMaking made) {
    Settings settings = made.settings();
    List<TrustedIssuer> issuers = new ArrayList<>();
    Map<String, Duration> lifetimes = new HashMap<>();
    List<Optional<String>> names = settings.allIssuers();
    for (int i = 0; i < names.size(); i++) {
      List<String> audience = audience(settings, names.get(i));
      TrustedIssuer issuer = made.issuers().get(i);
      if (!audience.isEmpty()) {
        issuers.add(issuer.ofLogoutTokens(audience.toArray(String[]::new)));
        lifetimes.put(
            issuer.issuer(), settings.value(CoreSetting.MAX_LIFETIME, names.get(i)).duration());
      }
    }
    return endpoint(made, issuers, lifetimes);
  }

  /** The verifier is never closed: its keys are those of the gate, which closes them. */
  private static OpenEndpoint endpoint(
      GateInTheMaking made, List<TrustedIssuer> issuers, Map<String, Duration> lifetimes) {
    Settings settings = made.settings();
    EndedByProvider ended =
        EndedByProvider.in(made.application(), settings.clock(), Map.copyOf(lifetimes))
            .orElseThrow(
                () ->
                    settings
                        .value(OAuthSetting.BACKCHANNEL_LOGOUT_PATH)
                        .rejected("nothing can be revoked; write jwtgate.revocation-store, too"));
    TokenVerifier verifier =
        TokenVerifier.builder()
            .trust(issuers.toArray(TrustedIssuer[]::new))
            .clock(settings.clock())
            .revocation(ended.used())
            .cacheSize(0)
            .build();
    String path = settings.value(OAuthSetting.BACKCHANNEL_LOGOUT_PATH).text().orElseThrow();
    return new LogoutEndpoint(
        path, new LogoutReceiver(verifier, ended), new AddressLimit(settings.clock()));
  }
}
