package io.jwtgate.keycloak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Keys come and go in Keycloak; the quickstart is told nothing of it. */
@ExtendWith(SharedKeycloak.class)
class RotationIT {
  private static final Map<String, String> RSA = Map.of("algorithm", "RS256", "keySize", "2048");
  // docs/keys.md promises a minute to a set that is sent with no-cache; the rest is for slow
  // machines.
  private static final Duration A_MINUTE_AND_PATIENCE = Duration.ofSeconds(100);

  @Test
  void aNewKeyWorksOnTheFirstRequestAndADisabledOneEnds(Keycloak keycloak) {
    Realm realm = keycloak.realm("rotation").roles("admin");
    realm.add(Client.of("web").audience("orders"));
    realm.user("bob", "admin");
    String first = realm.key("rsa-generated", RSA);
    String early = realm.token("web", "bob");

    try (Quickstart quickstart = Quickstart.of(realm, "orders", "realm_access.roles")) {
      assertEquals(200, quickstart.admin(early));

      realm.key("rsa-generated", Map.of("algorithm", "RS256", "priority", "300"));
      String late = realm.token("web", "bob");
      assertNotEquals(header(early), header(late), "the key has changed");
      assertEquals(200, quickstart.admin(late), "the first request with the new key");
      assertEquals(200, quickstart.admin(early), "the old key is still published");

      realm.disableKey(first, "rsa-generated");
      assertEquals(
          401, statusOnceItChanges(keycloak, quickstart, early), "the old key was disabled");
      assertEquals(200, quickstart.admin(late), "the new key serves");
    }
  }

  private static String header(String token) {
    return token.substring(0, token.indexOf('.'));
  }

  private static int statusOnceItChanges(Keycloak keycloak, Quickstart quickstart, String token) {
    Instant end = Instant.now().plus(A_MINUTE_AND_PATIENCE);
    while (quickstart.admin(token) == 200 && Instant.now().isBefore(end)) {
      keycloak.pause();
    }
    return quickstart.admin(token);
  }
}
