package io.jwtgate.keycloak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Roles arrive, and what was issued for others does not pass. */
@ExtendWith(SharedKeycloak.class)
class RolesIT {
  private static Realm shop;
  private static Realm neighbour;
  private static Quickstart quickstart;

  @BeforeAll
  static void setUp(Keycloak keycloak) {
    shop = withUsers(keycloak.realm("shop"));
    neighbour = withUsers(keycloak.realm("neighbour"));
    String api = shop.add(Client.of("orders.api"));
    shop.clientRole(api, "admin");
    shop.grantClientRole(shop.user("clerk", "user"), api, "admin");
    quickstart = Quickstart.of(shop, "orders", "realm_access.roles");
  }

  private static Realm withUsers(Realm realm) {
    realm.roles("admin", "user");
    realm.add(Client.of("web").audience("orders"));
    realm.add(Client.of("other").audience("billing"));
    realm.add(Client.of("plain"));
    String robot = realm.add(Client.serviceAccount("robot").audience("orders"));
    realm.grantRealmRole(realm.serviceAccountOf(robot), "admin");
    realm.user("alice", "user");
    realm.user("bob", "admin", "user");
    return realm;
  }

  @AfterAll
  static void tearDown() {
    quickstart.close();
  }

  @Test
  void rolesOfTheRealmArrive() {
    String bob = shop.token("web", "bob");
    assertEquals(200, quickstart.admin(bob));
    assertTrue(((List<?>) quickstart.me(bob).get("roles")).containsAll(List.of("admin", "user")));
    assertEquals(shop.issuer(), quickstart.me(bob).get("issuer"));

    assertEquals(403, quickstart.admin(shop.token("web", "alice")));
    assertEquals(200, quickstart.hello(shop.token("web", "alice")));
  }

  @Test
  void aServiceAccountHasItsRoles() {
    assertEquals(200, quickstart.admin(shop.serviceToken("robot")));
  }

  @Test
  void otherAudiencesAreRefused() {
    assertEquals(401, quickstart.hello(shop.token("other", "bob")));
    // Without an audience mapper aud is account, or nothing.
    assertEquals(401, quickstart.hello(shop.token("plain", "bob")));
    assertTrue(
        quickstart.challenge(shop.token("other", "bob")).contains("for another audience"),
        quickstart.challenge(shop.token("other", "bob")));
  }

  @Test
  void theSameNamesInAnotherRealmAreRefused() {
    assertEquals(401, quickstart.hello(neighbour.token("web", "bob")));
    assertEquals(401, quickstart.hello(neighbour.serviceToken("robot")));
    assertTrue(
        quickstart.challenge(neighbour.token("web", "bob")).contains("issuer is not trusted"));
  }

  @Test
  void rolesOfAClientWithADotAreReadByAQuotedPath() {
    Map<String, String> settings =
        Map.of(
            "JWTGATE_ISSUER", shop.issuer(),
            "JWTGATE_AUDIENCE", "orders",
            "JWTGATE_ROLES_CLAIM", "resource_access.\"orders.api\".roles");
    try (Quickstart byClient = Quickstart.start(settings)) {
      assertEquals(200, byClient.admin(shop.token("web", "clerk")));
      assertEquals(403, byClient.admin(shop.token("web", "bob")));
    }
    assertEquals(403, quickstart.admin(shop.token("web", "clerk")));
  }

  @Test
  void theClientWhoseRoleAUserHasIsAnAudience() {
    try (Quickstart api =
        Quickstart.of(shop, "orders.api", "resource_access.\"orders.api\".roles")) {
      assertEquals(200, api.admin(shop.token("plain", "clerk")));
      assertEquals(401, api.admin(shop.token("plain", "bob")));
    }
  }

  @Test
  void thePresetNamesCallersByTheirUsername() {
    Map<String, String> settings =
        Map.of(
            "JWTGATE_PRESET", "keycloak",
            "JWTGATE_ISSUER", shop.issuer(),
            "JWTGATE_AUDIENCE", "orders");
    try (Quickstart preset = Quickstart.start(settings)) {
      assertEquals("bob", preset.me(shop.token("web", "bob")).get("name"));
      assertEquals("service-account-robot", preset.me(shop.serviceToken("robot")).get("name"));
      assertEquals(200, preset.admin(shop.token("web", "bob")));
    }
    assertFalse("bob".equals(quickstart.me(shop.token("web", "bob")).get("name")));
  }
}
