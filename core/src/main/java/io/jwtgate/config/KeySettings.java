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
import io.jwtgate.keys.FileKeySource;
import io.jwtgate.keys.KeyFile;
import io.jwtgate.keys.KeySet;
import io.jwtgate.keys.KeySource;
import io.jwtgate.keys.SignatureAlgorithm;
import io.jwtgate.keys.remote.RemoteKeySource;
import io.jwtgate.keys.remote.WellKnown;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Where one issuer's keys come from: one of the four settings, or the issuer's own metadata. */
record KeySettings(IssuerSettings issuerSettings) {

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
   * @param algorithms those that the issuer's tokens may have
   * @throws ConfigurationException if a file or an address can't be used
   */
  KeySource source(ApplicationServices services, Set<SignatureAlgorithm> algorithms) {
    if (areFetched()) {
      return origin().read(address -> remote(services.listener()).build());
    }
    return areOwn()
        ? services.keysOf(issuerSettings.name()).orElseThrow()
        : file().read(location -> ofFile(location, services.listener(), algorithms));
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
    return areOwn() ? own() : file().read(location -> reader().apply(content(location)));
  }

  private KeySource own() {
    return new OwnIssuerSettings(
            issuerSettings.settings(), issuerSettings.name(), issuerSettings.loader())
        .issuer()
        .keys();
  }

  private Value file() {
    return value(isSecret() ? SECRET_FILE : KEY_FILE);
  }

  private Function<byte[], KeySet> reader() {
    return isSecret() ? KeyFile::secret : KeyFile::publicKeys;
  }

  private byte[] content(String location) {
    return DeployedFile.read(location, issuerSettings.loader());
  }

  /** A file may change while the application runs; what is deployed with it, or a pipe, not. */
  private KeySource ofFile(
      String location, SecurityListener listener, Set<SignatureAlgorithm> algorithms) {
    Optional<Path> file = DeployedFile.regularFile(location);
    return file.isEmpty()
        ? reader().apply(content(location))
        : FileKeySource.of(file.get(), reader())
            .name(issuerSettings.name().orElse("default"))
            .algorithms(algorithms)
            .listener(listener)
            .clock(issuerSettings.settings().clock())
            .build();
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
    keys.setting(origin().name()).listener(listener).clock(issuerSettings.settings().clock());
    Value staleMax = value(STALE_MAX);
    staleMax.read(text -> keys.staleMax(staleMax.duration()));
    value(DISCOVERY).read(places -> keys.wellKnown(wellKnown()));
    if (value(UNSAFE_HTTP).flag()) {
      keys.unsafeHttp();
    }
    if (value(KEYS_REQUIRED).flag()) {
      keys.required();
    }
    new FetchSettings(issuerSettings).applyTo(keys);
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
