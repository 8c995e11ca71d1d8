package io.jwtgate.config;

import static io.jwtgate.config.Setting.DISCOVERY;
import static io.jwtgate.config.Setting.JWKS_URI;
import static io.jwtgate.config.Setting.KEYS_REQUIRED;
import static io.jwtgate.config.Setting.KEY_FILE;
import static io.jwtgate.config.Setting.SECRET_FILE;
import static io.jwtgate.config.Setting.SIGNING_KEY_FILE;
import static io.jwtgate.config.Setting.STALE_MAX;
import static io.jwtgate.config.Setting.UNSAFE_HTTP;

import io.jwtgate.event.SecurityListener;
import io.jwtgate.keys.KeyFile;
import io.jwtgate.keys.KeySource;
import io.jwtgate.keys.remote.RemoteKeySource;
import io.jwtgate.keys.remote.WellKnown;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where one issuer's keys come from: one of the four settings, or the issuer's own metadata. */
record KeySettings(IssuerSettings issuerSettings) {

  KeySettings {
    List<Value> set =
        Stream.of(JWKS_URI, KEY_FILE, SECRET_FILE, SIGNING_KEY_FILE)
            .map(issuerSettings::value)
            .filter(Value::isSet)
            .toList();
    if (set.size() > 1) {
      throw set.get(1)
          .refused("write only one of jwks-uri, key-file, secret-file and signing-key-file");
    }
  }

  boolean isSecret() {
    return value(SECRET_FILE).isSet();
  }

  /** Whether the application itself is the issuer. */
  boolean areOwn() {
    return value(SIGNING_KEY_FILE).isSet();
  }

  /** Whether they are fetched over HTTP. */
  boolean areFetched() {
    return !isSecret() && !areOwn() && !value(KEY_FILE).isSet();
  }

  /**
   * The keys, of which those over HTTP begin to be fetched.
   *
   * @throws ConfigurationException if a file or an address can't be used
   */
  KeySource source(ApplicationServices services) {
    if (areFetched()) {
      return origin().read(address -> remote(services.listener()).build());
    }
    return areOwn() ? services.keysOf(issuerSettings.name()).orElseThrow() : ofFile();
  }

  /**
   * The keys as far as they are at hand; those over HTTP are none.
   *
   * @throws ConfigurationException if a file or an address can't be used
   */
  KeySource withoutFetching() {
    if (areFetched()) {
      origin().read(address -> remote(SecurityListener.logging()).check());
      return (algorithm, keyId) -> Optional.empty();
    }
    return areOwn() ? own() : ofFile();
  }

  private KeySource own() {
    return new OwnIssuerSettings(
            issuerSettings.settings(), issuerSettings.name(), issuerSettings.loader())
        .issuer()
        .keys();
  }

  private KeySource ofFile() {
    return isSecret()
        ? value(SECRET_FILE).read(file -> KeyFile.secret(content(file)))
        : value(KEY_FILE).read(file -> KeyFile.publicKeys(content(file)));
  }

  private byte[] content(String location) {
    return DeployedFile.read(location, issuerSettings.loader());
  }

  /** The setting that names whoever is asked. */
  private Value origin() {
    return value(JWKS_URI).isSet() ? value(JWKS_URI) : value(Setting.ISSUER);
  }

  private RemoteKeySource.Builder remote(SecurityListener listener) {
    boolean discovered = !value(JWKS_URI).isSet();
    RemoteKeySource.Builder keys =
        origin().read(discovered ? RemoteKeySource::discoveredFrom : RemoteKeySource::at);
    keys.name(issuerSettings.name().orElse("default"));
    keys.setting(origin().name()).listener(listener);
    Value staleMax = value(STALE_MAX);
    staleMax.read(text -> keys.staleMax(staleMax.duration()));
    value(DISCOVERY).read(places -> keys.wellKnown(wellKnown()));
    if (value(UNSAFE_HTTP).flag()) {
      keys.unsafeHttp();
    }
    if (value(KEYS_REQUIRED).flag()) {
      keys.required();
    }
    return keys;
  }

  private Value value(Setting setting) {
    return issuerSettings.value(setting);
  }

  private WellKnown[] wellKnown() {
    return value(DISCOVERY).list().stream().map(KeySettings::wellKnown).toArray(WellKnown[]::new);
  }

  static WellKnown wellKnown(String place) {
    return switch (place) {
      case "openid" -> WellKnown.OPENID;
      case "oauth" -> WellKnown.OAUTH;
      default -> throw new IllegalArgumentException("write openid, oauth or both in order");
    };
  }

  static void address(String url) {
    RemoteKeySource.at(url).unsafeHttp().check();
  }
}
