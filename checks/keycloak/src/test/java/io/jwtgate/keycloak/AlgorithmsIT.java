package io.jwtgate.keycloak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every algorithm that a realm's key may have, with no setting for it. */
@ExtendWith(SharedKeycloak.class)
class AlgorithmsIT {
  private static final List<String> ALGORITHMS =
      List.of(
          "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA");

  private static Realm realm;
  private static Quickstart quickstart;

  @BeforeAll
  static void setUp(Keycloak keycloak) {
    realm = keycloak.realm("algorithms").roles("admin");
    for (String curve : List.of("P-256", "P-384", "P-521")) {
      realm.key("ecdsa-generated", Map.of("ecdsaEllipticCurveKey", curve));
    }
    realm.key("eddsa-generated", Map.of("eddsaEllipticCurveKey", "Ed25519"));
    for (String algorithm : List.of("RS384", "RS512", "PS256", "PS384", "PS512")) {
      realm.key("rsa-generated", Map.of("algorithm", algorithm, "keySize", "2048"));
    }
    for (String algorithm : ALGORITHMS) {
      realm.add(
          Client.of("client-" + algorithm)
              .audience("orders")
              .attribute("access.token.signed.response.alg", algorithm));
    }
    realm.user("bob", "admin");
    quickstart = Quickstart.of(realm, "orders", "realm_access.roles");
  }

  @AfterAll
  static void tearDown() {
    quickstart.close();
  }

  static List<String> algorithms() {
    return ALGORITHMS;
  }

  @ParameterizedTest
  @MethodSource("algorithms")
  void aTokenOfEachAlgorithmIsTaken(String algorithm) {
    String token = realm.token("client-" + algorithm, "bob");
    String header =
        new String(
            Base64.getUrlDecoder().decode(token.split("\\.", -1)[0]), StandardCharsets.UTF_8);
    assertTrue(header.contains("\"alg\":\"" + algorithm + '"'), header);

    assertEquals(200, quickstart.admin(token));
  }
}
