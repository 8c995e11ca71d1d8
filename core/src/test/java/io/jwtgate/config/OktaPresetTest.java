package io.jwtgate.config;

import static io.jwtgate.config.PresetGate.preset;
import static io.jwtgate.config.PresetGate.token;
import static io.jwtgate.config.PresetGate.verify;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.VerifiedToken;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tokens of the shapes that docs/presets.md tells of. */
class OktaPresetTest {
  @Test
  @DisplayName("CLM-18: okta's array of scopes is read")
  void readsGroups_andAnArrayOfScopes() {
    String issuer = "https://shop.okta.com/oauth2/default";
    VerifiedToken token =
        verify(
            preset("okta", issuer, "api://default"),
            token(issuer, "api://default")
                .subject("alice@shop.example")
                .claim("scp", List.of("openid", "orders"))
                .claim("groups", List.of("Everyone", "admin")));
    assertEquals("alice@shop.example", token.name());
    assertEquals(Set.of("openid", "orders"), token.scopes());
    assertEquals(Set.of("Everyone", "admin"), token.roles());
  }
}
