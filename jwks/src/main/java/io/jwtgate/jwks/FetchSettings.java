package io.jwtgate.jwks;

import static io.jwtgate.jwks.JwksSetting.FETCH_TIMEOUT;
import static io.jwtgate.jwks.JwksSetting.FETCH_TOKEN_FILE;
import static io.jwtgate.jwks.JwksSetting.NO_PROXY;
import static io.jwtgate.jwks.JwksSetting.PROXY;
import static io.jwtgate.jwks.JwksSetting.PROXY_CREDENTIALS_FILE;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.jwtgate.config.IssuerSettings;
import io.jwtgate.config.Setting;
import io.jwtgate.config.SettingValue;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * How one issuer's keys and metadata are fetched: through what, with which certificates and token.
 */
record FetchSettings(IssuerSettings issuer) {
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");
  private static final Pattern CREDENTIALS = Pattern.compile("[^:\\p{Cntrl}]+:\\P{Cntrl}*");

  /**
   * @throws io.jwtgate.config.ConfigurationException if one of them is wrong
   */
  void applyTo(RemoteKeySource.Builder keys) {
    SettingValue timeout = issuer.value(FETCH_TIMEOUT);
    timeout.read(text -> keys.fetchTimeout(timeout.duration()));
    issuer.value(PROXY).read(keys::proxy);
    SettingValue inside = issuer.value(NO_PROXY);
    if (inside.isSet()) {
      inside.read(text -> keys.noProxy(inside.names()));
    }
    secret(PROXY_CREDENTIALS_FILE).ifPresent(keys::proxyCredentials);
    secret(FETCH_TOKEN_FILE).ifPresent(keys::fetchToken);
    TlsFiles.of(issuer).ifPresent(keys::tls);
  }

  /** What a file holds now, each time anew: whoever writes it replaces it. */
  private Optional<Supplier<String>> secret(Setting setting) {
    SettingValue file = issuer.value(setting);
    if (!file.isSet()) {
      return Optional.empty();
    }
    ClassLoader loader = issuer.loader();
    file.read(location -> SettingValue.content(location, loader));
    String location = file.required("write a path");
    return Optional.of(() -> new String(SettingValue.content(location, loader), UTF_8));
  }

  /** Of a client's key, which is read with its certificate. */
  static void secret(byte[] content) {
    require(!new String(content, UTF_8).isBlank(), "write a file that is not empty");
  }

  /** A bearer token (RFC 6750 section 2.1). */
  static void token(byte[] content) {
    require(
        TOKEN.matcher(new String(content, UTF_8).strip()).matches(),
        "write a file with one bearer token, and nothing else");
  }

  /** What Basic takes (RFC 7617 section 2). */
  static void credentials(byte[] content) {
    require(
        CREDENTIALS.matcher(new String(content, UTF_8).strip()).matches(),
        "write a file with user:password on one line, and nothing else");
  }

  private static void require(boolean holds, String advice) {
    if (!holds) {
      throw new IllegalArgumentException(advice);
    }
  }

  static void proxy(String text) {
    onTrial().proxy(text);
  }

  static void noProxy(String... hosts) {
    onTrial().noProxy(hosts);
  }

  private static RemoteKeySource.Builder onTrial() {
    return RemoteKeySource.at("https://issuer.example/keys");
  }
}
