package io.jwtgate.config;

import static io.jwtgate.config.PresetGate.with;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.http.SessionSetup;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a gate's settings mean for the endpoints of a login, too. */
class EndpointRulesTest {
  private static final LoginPost LOGIN = LoginPost.of("alice", SessionSetup.PASSWORD, "192.0.2.1");

  private static int status(Map<String, String> settings, LoginPost request) {
    try (Deployed app = new Deployed(settings)) {
      return app.services().endpoints().answer(request).status();
    }
  }

  @Test
  @DisplayName("CSRF-07: only a page of a trusted origin may log somebody in")
  void trustedOrigins() {
    Map<String, String> trusting = with(IssuerEffects.BASE, "trusted-origins", "https://a.example");
    assertEquals(403, status(IssuerEffects.BASE, LOGIN.from("https://a.example")));
    assertEquals(200, status(trusting, LOGIN.from("https://a.example")));
    assertEquals(403, status(trusting, LOGIN.from("https://b.example")));
  }

  @Test
  @DisplayName("a login in plain text is refused, unless TLS ends at a proxy")
  void tlsAtProxy() {
    assertEquals(403, status(IssuerEffects.BASE, LOGIN.inPlainHttp()));
    assertEquals(200, status(IssuerEffects.BASE, LOGIN));
    assertEquals(
        200, status(with(IssuerEffects.BASE, "tls-at-proxy", "true"), LOGIN.inPlainHttp()));
  }
}
