package io.jwtgate.config;

import static io.jwtgate.config.Setting.JWKS_URI;
import static io.jwtgate.config.Setting.KEY_FILE;
import static io.jwtgate.config.Setting.SECRET_FILE;
import static io.jwtgate.config.Setting.SIGNING_KEY_FILE;
import static io.jwtgate.config.Setting.STALE_MAX;
import static io.jwtgate.config.Setting.UNSAFE_HTTP;

import io.jwtgate.keys.KeyFile;
import io.jwtgate.keys.KeySource;
import io.jwtgate.keys.remote.RemoteKeySource;
import io.jwtgate.keys.remote.WellKnown;
import java.util.List;
import java.util.stream.Stream;

/** Where one issuer's keys come from: one of the four settings, or the issuer's own metadata. */
record KeySettings(IssuerSettings issuerSettings, String issuer) {

  KeySettings {
    List<Value> set =
        Stream.of(JWKS_URI, KEY_FILE, SECRET_FILE, SIGNING_KEY_FILE)
            .filter(setting -> !issuerSettings.isOfPreset(setting))
            .map(issuerSettings::value)
            .filter(Value::isSet)
            .toList();
    if (set.size() > 1) {
      throw set.get(1)
          .refused("write only one of jwks-uri, key-file, secret-file and signing-key-file");
    }
  }

  boolean isSecret() {
    return issuerSettings.value(SECRET_FILE).isSet();
  }

  /**
   * @throws ConfigurationException if a file or an address can't be used
   */
  KeySource source() {
    if (isSecret()) {
      Value secret = issuerSettings.value(SECRET_FILE);
      return secret.read(
          file -> KeyFile.secret(DeployedFile.readSecret(secret, file, issuerSettings.loader())));
    }
    return issuerSettings.ownKeys().orElseGet(this::others);
  }

  private KeySource others() {
    Value keyFile = issuerSettings.value(KEY_FILE);
    return keyFile.isSet() ? keyFile.read(file -> KeyFile.publicKeys(content(file))) : remote();
  }

  private byte[] content(String location) {
    return DeployedFile.read(location, issuerSettings.loader());
  }

  private KeySource remote() {
    Value jwksUri = issuerSettings.value(JWKS_URI);
    Value origin = jwksUri.isSet() ? jwksUri : issuerSettings.value(Setting.ISSUER);
    RemoteKeySource.Builder keys =
        origin.read(jwksUri.isSet() ? RemoteKeySource::at : RemoteKeySource::discoveredFrom);
    keys.name(issuerSettings.name().orElse("default"));
    keys.listener(issuerSettings.listener());
    Value staleMax = issuerSettings.value(STALE_MAX);
    staleMax.read(text -> keys.staleMax(staleMax.duration()));
    issuerSettings.value(Setting.DISCOVERY).read(places -> keys.wellKnown(wellKnown()));
    if (issuerSettings.value(UNSAFE_HTTP).flag()) {
      keys.unsafeHttp();
    }
    if (issuerSettings.value(Setting.KEYS_REQUIRED).flag()) {
      keys.required();
    }
    new FetchSettings(issuerSettings).applyTo(keys);
    return origin.read(address -> keys.build());
  }

  private WellKnown[] wellKnown() {
    return issuerSettings.value(Setting.DISCOVERY).list().stream()
        .map(KeySettings::wellKnown)
        .toArray(WellKnown[]::new);
  }

  private static WellKnown wellKnown(String place) {
    return switch (place) {
      case "openid" -> WellKnown.OPENID;
      case "oauth" -> WellKnown.OAUTH;
      default -> throw new IllegalArgumentException("write openid, oauth or both in order");
    };
  }
}
