package io.jwtgate.config;

import static io.jwtgate.config.CoreSetting.COOKIE;
import static io.jwtgate.config.CoreSetting.CREDENTIALS;
import static io.jwtgate.config.CoreSetting.PUBLIC_CREDENTIALS;
import static io.jwtgate.config.CoreSetting.TOKEN_HEADER;
import static io.jwtgate.config.CoreSetting.UNSAFE_COOKIE_NAME;
import static io.jwtgate.config.CoreSetting.WEBSOCKET_SUBPROTOCOL;

import io.jwtgate.bearer.Gate;
import io.jwtgate.bearer.GateBuilder;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The settings that say where in a request a token may be, and what becomes of one too many. */
record CredentialSettings(Settings settings) {

  void applyTo(GateBuilder gate) {
    SettingValue cookie = settings.value(COOKIE);
    if (cookie.isSet()) {
      cookie.read(isAnyNameAllowed() ? gate::unsafeCookie : gate::cookie);
    }
    requireOneHeader();
    settings.value(TOKEN_HEADER).read(gate::tokenHeader);
    if (settings.value(WEBSOCKET_SUBPROTOCOL).flag()) {
      gate.webSocketSubprotocol();
    }
    readConflicts(gate);
  }

  private void readConflicts(GateBuilder gate) {
    switch (settings.value(CREDENTIALS).oneOf("header-wins", "reject", "cookie-only")) {
      case "reject" -> gate.rejectHeaderWithCookie();
      case "cookie-only" -> {
        requireCookieAlone();
        gate.cookieOnly();
      }
      default -> {}
    }
    if (settings.value(PUBLIC_CREDENTIALS).oneOf("refuse", "ignore").equals("ignore")) {
      gate.ignoreInvalidWhereNothingIsNeeded();
    }
  }

  private boolean isAnyNameAllowed() {
    return settings.value(UNSAFE_COOKIE_NAME).flag();
  }

  private void requireCookieAlone() {
    if (!settings.value(COOKIE).isSet()) {
      throw settings.value(CREDENTIALS).rejected("write jwtgate.cookie too");
    }
    if (isOtherHeader() || settings.value(WEBSOCKET_SUBPROTOCOL).flag()) {
      throw settings
          .value(CREDENTIALS)
          .rejected(
              "write header-wins or reject, or leave jwtgate.token-header and"
                  + " jwtgate.websocket-subprotocol out");
    }
  }

  /** Whether a header is named, by a preset too, that is not the usual one. */
  boolean isOtherHeader() {
    String usual = TOKEN_HEADER.defaultValue().orElseThrow();
    return !settings.value(TOKEN_HEADER).text().orElse(usual).equalsIgnoreCase(usual);
  }

  /** One gate looks at one header, so the presets of its issuers have to agree. */
  private void requireOneHeader() {
    boolean written = settings.written(TOKEN_HEADER).findAny().isPresent();
    if (!written && settings.presetsOf(TOKEN_HEADER).count() > 1) {
      throw settings
          .value(TOKEN_HEADER)
          .rejected("write the header; the presets of the issuers have different ones");
    }
  }

  /** A request with a token where it is looked for, by the names of its headers. */
  Map<String, String> headersWith(String token) {
    boolean cookieOnly = settings.value(CREDENTIALS).text().equals(Optional.of("cookie-only"));
    if (cookieOnly) {
      String cookie = settings.value(COOKIE).required("write the name of the cookie");
      return Map.of("cookie", cookie + '=' + token, "sec-fetch-site", "same-origin");
    }
    String header = settings.value(TOKEN_HEADER).required("write the name of a header");
    return Map.of(header.toLowerCase(Locale.ROOT), "Bearer " + token);
  }

  static void cookie(String name) {
    Gate.builder().unsafeCookie(name);
  }

  static void header(String name) {
    Gate.builder().tokenHeader(name);
  }
}
