package io.jwtgate.config;

import static io.jwtgate.config.PresetGate.assertRefused;
import static io.jwtgate.config.PresetGate.preset;
import static io.jwtgate.config.PresetGate.token;
import static io.jwtgate.config.PresetGate.verify;
import static io.jwtgate.config.PresetGate.with;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.RejectionReason;
import io.jwtgate.testkit.TokenDraft;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens of the shapes that docs/presets.md tells of. */
class GooglePresetTest {
  @ParameterizedTest
  @CsvSource({"https://accounts.google.com", "accounts.google.com"})
  void letsOneOrganisationIn(String issuer) {
    Map<String, String> settings =
        with(preset("google", issuer, "client"), "claim-values", "hd=shop.example");
    TokenDraft member = token(issuer, "client").claim("hd", "shop.example");
    assertEquals("alice", verify(settings, member).name());
    assertRefused(RejectionReason.WRONG_CLAIM, settings, member.claim("hd", "other.example"));
    assertRefused(RejectionReason.MISSING_CLAIM, settings, member.without("hd"));
  }

  @Test
  void namesBySubject() {
    String issuer = "https://accounts.google.com";
    String client = "1008719970978.apps.googleusercontent.com";
    TokenDraft token = token(issuer, client).subject("110169484474386276334");
    assertEquals("110169484474386276334", verify(preset("google", issuer, client), token).name());
  }
}
