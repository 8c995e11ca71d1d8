package io.jwtgate.keycloak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What else Keycloak gives, sent as if it were an access token; and access tokens of odd shapes.
 */
@ExtendWith(SharedKeycloak.class)
class TokenShapesIT {
  private static final String ROLES = "realm_access.roles";
  private static final String TYPED = "access.token.header.type.rfc9068";
  private static final String LIGHTWEIGHT = "client.use.lightweight.access.token.enabled";

  private static Realm realm;
  private static Quickstart quickstart;

  @BeforeAll
  static void setUp(Keycloak keycloak) {
    // The name is escaped in the issuer.
    realm = keycloak.realm("a shop.v2").roles("admin");
    // A client that has its own name as audience, so that its ID tokens are for the same one.
    realm.add(Client.of("orders").audience("orders"));
    realm.add(Client.of("rfc9068").audience("orders").attribute(TYPED, "true"));
    realm.add(Client.of("light").attribute(LIGHTWEIGHT, "true"));
    realm.add(
        Client.of("light-for-orders")
            .attribute(LIGHTWEIGHT, "true")
            .audience("orders")
            .mapper("oidc-sub-mapper", Map.of())
            .mapper(
                "oidc-usermodel-realm-role-mapper",
                Map.of("claim.name", ROLES, "multivalued", "true", "jsonType.label", "String")));
    realm.user("bob", "admin");
    quickstart = Quickstart.of(realm, "orders", ROLES);
  }

  @AfterAll
  static void tearDown() {
    quickstart.close();
  }

  @Test
  void anIdTokenIsRefusedThoughItIsForTheSameAudience() {
    Map<?, ?> tokens = realm.login("orders", "bob", "openid");
    assertEquals(200, quickstart.admin((String) tokens.get("access_token")));

    String idToken = (String) tokens.get("id_token");
    assertEquals(401, quickstart.hello(idToken));
    assertTrue(quickstart.challenge(idToken).contains("error=\"invalid_token\""));
  }

  @Test
  void anIdTokenThatIsAskedForByNameIsTaken() {
    Map<?, ?> tokens = realm.login("orders", "bob", "openid");
    Map<String, String> settings =
        Map.of(
            "JWTGATE_ISSUER", realm.issuer(),
            "JWTGATE_AUDIENCE", "orders",
            "JWTGATE_CLAIM_VALUES", "typ=ID");
    try (Quickstart forIdTokens = Quickstart.start(settings)) {
      assertEquals(200, forIdTokens.hello((String) tokens.get("id_token")));
      assertEquals(401, forIdTokens.hello((String) tokens.get("access_token")));
    }
  }

  @Test
  void refreshTokensAreRefused() {
    assertEquals(401, quickstart.hello(refreshToken("openid")));
    assertEquals(401, quickstart.hello(refreshToken("openid offline_access")));
  }

  private static String refreshToken(String scope) {
    return (String) realm.login("orders", "bob", scope).get("refresh_token");
  }

  @Test
  void aTypedAccessTokenIsTakenAndMayBeRequired() {
    String typed = realm.token("rfc9068", "bob");
    assertEquals(200, quickstart.admin(typed));

    Map<String, String> settings =
        Map.of(
            "JWTGATE_ISSUER",
            realm.issuer(),
            "JWTGATE_AUDIENCE",
            "orders",
            "JWTGATE_ROLES_CLAIM",
            ROLES,
            "JWTGATE_TOKEN_TYPE",
            "at+jwt");
    try (Quickstart strict = Quickstart.start(settings)) {
      assertEquals(200, strict.admin(typed));
      assertEquals(401, strict.hello(realm.token("orders", "bob")));
    }
  }

  @Test
  void aLightweightTokenIsTakenOnceItSaysWhoAndForWhom() {
    assertEquals(401, quickstart.hello(realm.token("light", "bob")));
    assertEquals(200, quickstart.admin(realm.token("light-for-orders", "bob")));
  }
}
