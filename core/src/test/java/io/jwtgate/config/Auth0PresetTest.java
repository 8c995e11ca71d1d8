package io.jwtgate.config;

import static io.jwtgate.config.PresetGate.assertRefused;
import static io.jwtgate.config.PresetGate.preset;
import static io.jwtgate.config.PresetGate.token;
import static io.jwtgate.config.PresetGate.verify;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.RejectionReason;
import io.jwtgate.VerifiedToken;
import io.jwtgate.testkit.TokenDraft;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tokens of the shapes that docs/presets.md tells of. */
class Auth0PresetTest {
  @Test
  void ofTheProfileRfc9068_andWithRolesThatAnActionAdds() {
    String issuer = "https://shop.eu.auth0.com/";
    Map<String, String> settings = new HashMap<>(preset("auth0", issuer, "https://orders.example"));
    settings.put("token-type", "at+jwt");
    settings.put("roles-claim", "permissions,\"https://shop.example/roles\"");
    TokenDraft machine =
        token(issuer, "https://orders.example")
            .header("typ", "at+jwt")
            .subject("client@clients")
            .claim("client_id", "client")
            .claim("permissions", List.of("read:orders"))
            .claim("https://shop.example/roles", List.of("clerk"));
    assertEquals(Set.of("read:orders", "clerk"), verify(settings, machine).roles());
    assertRefused(RejectionReason.WRONG_TYPE, settings, machine.header("typ", "JWT"));
  }

  @Test
  void refusesAnIdToken_whoseAudienceIsTheClient() {
    String issuer = "https://shop.eu.auth0.com/";
    assertRefused(
        RejectionReason.WRONG_AUDIENCE,
        preset("auth0", issuer, "https://orders.example"),
        token(issuer, "client"));
  }

  @Test
  void readsPermissions() {
    String issuer = "https://shop.eu.auth0.com/";
    VerifiedToken token =
        verify(
            preset("auth0", issuer, "https://orders.example"),
            token(issuer, "https://orders.example")
                .claim("aud", List.of("https://orders.example", issuer + "userinfo"))
                .subject("auth0|0123456789")
                .claim("permissions", List.of("read:orders"))
                .scope("openid read:orders"));
    assertEquals("auth0|0123456789", token.name());
    assertEquals(Set.of("read:orders"), token.roles());
  }
}
