package io.jwtgate.jwks;

import io.jwtgate.config.Reading;
import io.jwtgate.config.Setting;
import io.jwtgate.config.SettingDefinition;
import io.jwtgate.internal.keys.CertificateChain;
import java.util.Optional;

/** The settings of keys that are fetched over HTTP. */
public enum JwksSetting implements Setting {
  JWKS_URI(
      "jwks-uri",
      Level.ONE_ISSUER,
      null,
      "URL of the issuer's JWK set",
      Reading.text(KeysOverHttp::address)),
  STALE_MAX(
      "stale-max",
      Level.EACH_ISSUER,
      "PT1H",
      "how long the last valid keys are used while the issuer cannot be reached, up to P7D",
      Reading.duration("PT0S", "P7D")),
  DISCOVERY(
      "discovery",
      Level.EACH_ISSUER,
      "openid,oauth",
      "where metadata is looked for: `openid`, `oauth`, or both in that order",
      Reading.each(KeysOverHttp::wellKnown)),
  KEYS_REQUIRED(
      "keys-required",
      Level.EACH_ISSUER,
      "false",
      "the deployment waits for keys, and fails without them",
      Reading.flag()),
  FETCH_TIMEOUT(
      "fetch-timeout",
      Level.EACH_ISSUER,
      "PT5S",
      "how long one fetch of keys or metadata may take in all, PT1S to PT1M",
      Reading.duration("PT1S", "PT1M")),
  FETCH_TOKEN_FILE(
      "fetch-token-file",
      Level.ONE_ISSUER,
      null,
      "a bearer token that is sent with each fetch, to the configured host alone; read again each"
          + " time",
      Reading.secretFile(FetchSettings::token)),
  PROXY(
      "proxy",
      Level.EACH_ISSUER,
      "none",
      "HTTP proxy for fetches: `host:port`, `system` for the JVM's own, or `none`",
      Reading.text(FetchSettings::proxy)),
  NO_PROXY(
      "no-proxy",
      Level.EACH_ISSUER,
      null,
      "hosts that are fetched from without the proxy: `keys.internal`, `.internal`, `10.0.0.0/8`",
      Reading.names(FetchSettings::noProxy)),
  PROXY_CREDENTIALS_FILE(
      "proxy-credentials-file",
      Level.EACH_ISSUER,
      null,
      "`user:password` for the proxy; read again for each fetch",
      Reading.secretFile(FetchSettings::credentials)),
  TLS_CA_FILE(
      "tls-ca-file",
      Level.EACH_ISSUER,
      null,
      "certificates in PEM that are trusted for fetches besides those of the JVM; read again for"
          + " each",
      Reading.file(CertificateChain::read)),
  TLS_CA_ONLY(
      "tls-ca-only",
      Level.EACH_ISSUER,
      "false",
      "only the certificates of `tls-ca-file` are trusted, and none of the JVM's",
      Reading.flag()),
  TLS_CLIENT_CERTIFICATE_FILE(
      "tls-client-certificate-file",
      Level.EACH_ISSUER,
      null,
      "the certificate chain in PEM for servers that ask for one; read again for each fetch",
      Reading.file(CertificateChain::read)),
  TLS_CLIENT_KEY_FILE(
      "tls-client-key-file",
      Level.EACH_ISSUER,
      null,
      "the private key of that certificate in PEM, not encrypted",
      Reading.secretFile(FetchSettings::secret)),
  UNSAFE_HTTP(
      "unsafe-http",
      Level.EACH_ISSUER,
      "false",
      "allows plain http for issuer and keys on other hosts than loopback",
      Reading.flag());

  @SuppressWarnings("ImmutableEnumChecker") // its reading is a function without state
  private final SettingDefinition definition;

  JwksSetting(String key, Level level, String defaultValue, String meaning, Reading reading) {
    this.definition =
        new SettingDefinition(key, level, Optional.ofNullable(defaultValue), meaning, reading);
  }

  @Override
  public SettingDefinition definition() {
    return definition;
  }

  @Override
  public boolean namesKeys() {
    return this == JWKS_URI;
  }
}
