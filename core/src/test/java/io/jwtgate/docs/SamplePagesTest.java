package io.jwtgate.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.OneIssuer;
import io.jwtgate.RejectionReason;
import io.jwtgate.TokenVerifier;
import io.jwtgate.TrustedIssuer;
import io.jwtgate.bearer.Gate;
import io.jwtgate.config.GateSettings;
import io.jwtgate.config.SettingSource;
import io.jwtgate.http.TestIssuer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The code of docs/debugging.md and docs/configuration.md. */
class SamplePagesTest {

  static String why(TokenVerifier verifier, String token) {
    return verifier.explain(token).rejection().map(RejectionReason::code).orElse("accepted");
  }

  @Test
  @DisplayName("docs/debugging.md: a token is explained by its reason code")
  void tokenIsExplained() {
    TrustedIssuer issuer =
        TrustedIssuer.of(TestIssuer.MINT.issuer())
            .audience(TestIssuer.MINT.audience())
            .keys(new TestIssuer.CountingKeys())
            .build();
    try (TokenVerifier verifier = TokenVerifier.trusting(issuer)) {
      assertEquals("accepted", why(verifier, TestIssuer.token()));
      assertEquals("malformed", why(verifier, "abc"));
    }
  }

  /** Stands for a filter and for a feature. */
  private static final class Exchange {
    private Gate inForce;

    void exchangeGate(Gate next) {
      inForce = next;
    }
  }

  private static Map<String, String> read() {
    return TestIssuer.settings(Map.of("jwtgate.realm", "new"));
  }

  @Test
  @DisplayName("docs/configuration.md: another gate is made of settings and put in force")
  void gateIsMadeOfSettings() {
    ClassLoader loader = OneIssuer.class.getClassLoader();
    Exchange filter = new Exchange();
    Gate next = new GateSettings(List.of(SettingSource.of("file", read())), loader).gate();
    filter.exchangeGate(next); // a JwtFeature has the same method
    assertEquals("alice", filter.inForce.verifier().verify(TestIssuer.token()).name());
    next.close();
  }
}
