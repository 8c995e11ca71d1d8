package io.jwtgate.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jwtgate.RejectionReason;
import io.jwtgate.TokenRejectedException;
import io.jwtgate.TokenVerifier;
import io.jwtgate.bearer.Gate;
import io.jwtgate.config.GateSettings;
import io.jwtgate.config.SettingSource;
import io.jwtgate.keys.KeysUnavailableException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IssuerExtensionTest {
  @RegisterExtension static final IssuerExtension ISSUER = IssuerExtension.of("orders");

  private static Gate gate(IssuerExtension issuer) {
    List<SettingSource> settings = List.of(SettingSource.of("test", issuer.settings()));
    return new GateSettings(settings, IssuerExtensionTest.class.getClassLoader()).gate();
  }

  @Test
  @DisplayName("an application with its settings takes its tokens")
  void settingsTrustIt() {
    assertEquals(
        Map.of("jwtgate.issuer", ISSUER.issuer(), "jwtgate.audience", "orders"), ISSUER.settings());
    try (Gate gate = gate(ISSUER)) {
      assertEquals("alice", gate.verifier().verify(ISSUER.token().compact()).name());
    }
  }

  @Test
  @DisplayName("after a rotation tokens of both keys are taken, until the one before is withdrawn")
  void rotation() {
    String before = ISSUER.token().compact();
    ISSUER.rotate();
    try (Gate gate = gate(ISSUER)) {
      gate.verifier().verify(before);
      gate.verifier().verify(ISSUER.token().compact());
    }
    ISSUER.withdraw();
    try (Gate gate = gate(ISSUER)) {
      TokenVerifier verifier = gate.verifier();
      assertEquals(
          RejectionReason.UNKNOWN_KEY,
          assertThrows(TokenRejectedException.class, () -> verifier.verify(before)).reason());
      verifier.verify(ISSUER.token().compact());
    }
  }

  @Test
  @DisplayName("while it fails or is not there its keys are not to be had")
  void failure() {
    ISSUER.fail();
    assertUnavailable();
    ISSUER.restore();
    settingsTrustIt();
    ISSUER.stop();
    assertUnavailable();
  }

  private static void assertUnavailable() {
    try (Gate gate = gate(ISSUER)) {
      assertThrows(
          KeysUnavailableException.class, () -> gate.verifier().verify(ISSUER.token().compact()));
    }
  }

  @Nested
  class NestedClass {
    @RegisterExtension final IssuerExtension own = IssuerExtension.of("stock");

    @Test
    @DisplayName("in a nested class it answers, and so does one of a single test")
    void nested() {
      settingsTrustIt();
      try (Gate gate = gate(own)) {
        gate.verifier().verify(own.token().compact());
      }
    }
  }
}
