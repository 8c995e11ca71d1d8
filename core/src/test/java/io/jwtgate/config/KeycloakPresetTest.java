package io.jwtgate.config;

import static io.jwtgate.config.PresetGate.assertRefused;
import static io.jwtgate.config.PresetGate.preset;
import static io.jwtgate.config.PresetGate.token;
import static io.jwtgate.config.PresetGate.verify;
import static io.jwtgate.config.PresetGate.with;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.RejectionReason;
import io.jwtgate.VerifiedToken;
import io.jwtgate.testkit.TokenDraft;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tokens of the shapes that docs/presets.md tells of. */
class KeycloakPresetTest {
  @Test
  void namesByUsername_andReadsRealmRoles() {
    String issuer = "https://id.example/realms/shop";
    VerifiedToken token =
        verify(
            preset("keycloak", issuer, "orders"),
            token(issuer, "orders")
                .claim("typ", "Bearer")
                .claim("azp", "web")
                .claim("preferred_username", "alice.b")
                .claim("realm_access", Map.of("roles", List.of("admin", "offline_access")))
                .scope("openid profile"));
    assertEquals("alice.b", token.name());
    assertEquals(Set.of("admin", "offline_access"), token.roles());
    assertEquals(Set.of("openid", "profile"), token.scopes());
  }

  @Test
  void readsRolesOfAClientWithADot_besideThoseOfTheRealm() {
    String issuer = "https://id.example/realms/shop";
    Map<String, String> settings =
        with(
            preset("keycloak", issuer, "orders.api"),
            "roles-claim",
            "realm_access.roles,resource_access.\"orders.api\".roles");
    TokenDraft service =
        token(issuer, "orders.api")
            .claim("aud", List.of("orders.api", "account"))
            .claim("typ", "Bearer")
            .claim("azp", "robot")
            .claim("client_id", "robot")
            .claim("preferred_username", "service-account-robot")
            .claim("realm_access", Map.of("roles", List.of("user")))
            .claim(
                "resource_access",
                Map.of(
                    "orders.api", Map.of("roles", List.of("clerk")),
                    "account", Map.of("roles", List.of("view-profile"))));
    VerifiedToken token = verify(settings, service);
    assertEquals("service-account-robot", token.name());
    assertEquals(Set.of("user", "clerk"), token.roles());
  }

  @Test
  void refusesWhatIsNoAccessToken_orSaysNotWho() {
    String issuer = "https://id.example/realms/shop";
    Map<String, String> settings = preset("keycloak", issuer, "orders");
    TokenDraft token = token(issuer, "orders").claim("preferred_username", "alice");
    assertEquals("alice", verify(settings, token.claim("typ", "Bearer")).name());
    assertRefused(RejectionReason.WRONG_TYPE, settings, token.claim("typ", "ID"));
    assertRefused(
        RejectionReason.MISSING_CLAIM,
        settings,
        token.claim("typ", "Bearer").without("preferred_username"));
  }
}
