package io.jwtgate.jwks;

import static io.jwtgate.jwks.JwksSetting.DISCOVERY;
import static io.jwtgate.jwks.JwksSetting.JWKS_URI;
import static io.jwtgate.jwks.JwksSetting.KEYS_REQUIRED;
import static io.jwtgate.jwks.JwksSetting.STALE_MAX;
import static io.jwtgate.jwks.JwksSetting.UNSAFE_HTTP;

import io.jwtgate.config.ApplicationPart.IssuerKeys;
import io.jwtgate.config.CoreSetting;
import io.jwtgate.config.IssuerSettings;
import io.jwtgate.config.Setting;
import io.jwtgate.config.SettingValue;
import io.jwtgate.event.SecurityListener;
import io.jwtgate.internal.log.LogPace;
import io.jwtgate.keys.KeySource;
import java.util.Optional;
import java.util.function.Function;

/**
 * The keys of one issuer over HTTP: at the address that is set, or where its metadata say.
 *
 * @param tenants the pace of log lines about tenants of which anybody may name one
 */
record KeysOverHttp(IssuerSettings issuer, LogPace tenants) {

  /** To be judged, so nothing is logged. */
  KeysOverHttp(IssuerSettings issuer) {
    this(issuer, new LogPace(() -> 0));
  }

  /**
   * Judged, and fetched from nowhere.
   *
   * @throws io.jwtgate.config.ConfigurationException if an address can't be used
   */
  IssuerKeys onTrial() {
    return keys(
        address -> {
          remote(SecurityListener.logging()).check();
          return (algorithm, keyId) -> Optional.empty();
        });
  }

  IssuerKeys fetched(SecurityListener listener) {
    return keys(address -> remote(listener).build());
  }

  /** What nobody wrote gives way to other keys: a preset's address, and discovery. */
  private IssuerKeys keys(Function<String, KeySource> opened) {
    boolean written = issuer.isSet(JWKS_URI) && !issuer.isOfPreset(JWKS_URI);
    return new IssuerKeys(() -> origin().read(opened), Optional.empty(), !written);
  }

  /** The setting that names whoever is asked. */
  private SettingValue origin() {
    return issuer.isSet(JWKS_URI) ? value(JWKS_URI) : value(CoreSetting.ISSUER);
  }

  private RemoteKeySource.Builder remote(SecurityListener listener) {
    boolean discovered = !issuer.isSet(JWKS_URI);
    RemoteKeySource.Builder keys =
        origin().read(discovered ? RemoteKeySource::discoveredFrom : RemoteKeySource::at);
    keys.name(issuer.label());
    keys.application(issuer.settings().application());
    keys.setting(origin().name()).listener(listener).clock(issuer.settings().clock());
    if (isOfAnyTenant()) {
      // Anybody can make a tenant come up, so what it does is told sparsely.
      keys.tenants(tenants).listener(event -> {});
    }
    SettingValue staleMax = value(STALE_MAX);
    staleMax.read(text -> keys.staleMax(staleMax.duration()));
    value(DISCOVERY).read(places -> keys.wellKnown(wellKnown()));
    if (issuer.flag(UNSAFE_HTTP)) {
      keys.unsafeHttp();
    }
    if (issuer.flag(CoreSetting.UNSAFE_RSA_1024)) {
      keys.unsafeRsa1024();
    }
    if (issuer.flag(KEYS_REQUIRED) && issuer.tenant().isEmpty()) {
      keys.required();
    }
    new FetchSettings(issuer).applyTo(keys);
    return keys;
  }

  private boolean isOfAnyTenant() {
    return issuer.tenant().isPresent() && issuer.flag(CoreSetting.UNSAFE_ANY_TENANT);
  }

  private SettingValue value(Setting setting) {
    return issuer.value(setting);
  }

  private WellKnown[] wellKnown() {
    return value(DISCOVERY).list().stream().map(KeysOverHttp::wellKnown).toArray(WellKnown[]::new);
  }

  static WellKnown wellKnown(String place) {
    return switch (place) {
      case "openid" -> WellKnown.OPENID;
      case "oauth" -> WellKnown.OAUTH;
      default -> throw new IllegalArgumentException("write openid, oauth or both in order");
    };
  }

  /** It may have a place for a tenant, which no host has. */
  static void address(String written) {
    String url = IssuerSettings.ofAnyTenant(written);
    RemoteKeySource.at(url).unsafeHttp().check();
  }
}
