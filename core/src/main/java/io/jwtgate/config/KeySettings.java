package io.jwtgate.config;

import static io.jwtgate.config.Setting.JWKS_URI;
import static io.jwtgate.config.Setting.KEY_FILE;
import static io.jwtgate.config.Setting.SECRET_FILE;
import static io.jwtgate.config.Setting.SIGNING_KEY_FILE;
import static io.jwtgate.config.Setting.STALE_MAX;
import static io.jwtgate.config.Setting.UNSAFE_HTTP;

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
record KeySettings(IssuerSettings issuerSettings, String issuer) {

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
    return issuerSettings.value(SECRET_FILE).isSet();
  }

  /**
   * @param algorithms those that the issuer's tokens may have
   * @throws ConfigurationException if a file or an address can't be used
   */
  KeySource source(Set<SignatureAlgorithm> algorithms) {
    if (isSecret()) {
      Value secret = issuerSettings.value(SECRET_FILE);
      DeployedFile.warnIfOpenToAll(secret);
      return secret.read(file -> ofFile(file, KeyFile::secret, algorithms));
    }
    return issuerSettings.ownKeys().orElseGet(() -> others(algorithms));
  }

  private KeySource others(Set<SignatureAlgorithm> algorithms) {
    Value keyFile = issuerSettings.value(KEY_FILE);
    return keyFile.isSet()
        ? keyFile.read(file -> ofFile(file, KeyFile::publicKeys, algorithms))
        : remote();
  }

  /** A file may change while the application runs; what is deployed with it, or a pipe, not. */
  private KeySource ofFile(
      String location, Function<byte[], KeySet> reader, Set<SignatureAlgorithm> algorithms) {
    Optional<Path> file = DeployedFile.regularFile(location);
    return file.isEmpty()
        ? reader.apply(DeployedFile.read(location, issuerSettings.loader()))
        : FileKeySource.of(file.get(), reader)
            .name(issuerSettings.name().orElse("default"))
            .algorithms(algorithms)
            .listener(issuerSettings.listener())
            .build();
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
