package io.jwtgate.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.bearer.Access;
import io.jwtgate.http.Call;
import io.jwtgate.http.TestIssuer;
import io.jwtgate.testkit.TokenDraft;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class InjectionTest {
  private static CdiServer server;

  @BeforeAll
  static void start() {
    server =
        new CdiServer()
            .guardedBy(TestIssuer.gate().access(Access.OPTIONAL).build())
            .showing("/name", (request, response) -> CdiServer.bean(Shop.class).callerName())
            .showing("/any", (request, response) -> CdiServer.bean(Shop.class).nameIfAny())
            .showing("/tenant", (request, response) -> CdiServer.bean(Shop.class).tenant())
            .showing(
                "/order",
                (request, response) -> String.join("\n", CdiServer.bean(Order.class).all()))
            .showing("/text", (request, response) -> CdiServer.bean(Shop.class).toString())
            .start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String get(String path, TokenDraft token) {
    return Call.get(server.at(path)).bearer(token.compact()).send().body();
  }

  private static TokenDraft token() {
    return TestIssuer.MINT.token();
  }

  @Test
  @DisplayName(
      "TOK-08: a bean that lives as long as the application has the caller of each request")
  void callerOfEachRequest() {
    assertEquals("alice", get("/name", token().subject("alice")));
    assertEquals("bob", get("/name", token().subject("bob")));
  }

  @Test
  @DisplayName("without a caller, its first use is answered with 401 and a challenge")
  void nobodyIsChallenged() {
    var answer = Call.get(server.at("/name")).send();
    assertEquals(401, answer.status());
    assertEquals(List.of("Bearer realm=\"jwtgate\""), answer.header("WWW-Authenticate"));
  }

  @Test
  @DisplayName("who may be nobody is an Optional, of each request anew")
  void optionalCaller() {
    assertEquals("alice", get("/any", token().subject("alice")));
    assertEquals("nobody", Call.get(server.at("/any")).send().body());
    assertEquals("bob", get("/any", token().subject("bob")));
  }

  @Test
  @DisplayName("a Provider of a claim reads the token of each request")
  void providedClaim() {
    assertEquals("acme", get("/tenant", token().claim("tenant", "acme")));
    assertEquals("zeta", get("/tenant", token().claim("tenant", "zeta")));
    assertEquals("", get("/tenant", token()));
  }

  @Test
  @DisplayName("claims come in every form; one that is missing or of another type is none")
  void forms() {
    String all =
        get(
            "/order",
            token()
                .subject("alice")
                .claim("tenant", "acme")
                .claim("level", 7)
                .claim("verified", true)
                .claim("score", 1.5)
                .claim("realm_access", Map.of("roles", List.of("admin")))
                .claim("https://shop.example/plan", "gold"));
    assertEquals(
        """
        tenant acme
        missing null
        tenantIfAny Optional[acme]
        missingIfAny Optional.empty
        level 7
        boxedLevel 7
        verified true
        numberAsText null
        score 1.5
        exactScore 1.5
        expiry true
        roles [admin]
        distinctRoles [admin]
        access {roles=[admin]}
        plan gold
        provided Optional[7]
        caller Optional[alice]\
        """,
        all);
  }

  @Test
  @DisplayName("without a caller all claims are missing, and primitives have their default")
  void formsOfNobody() {
    String all = Call.get(server.at("/order")).send().body();
    assertEquals(
        """
        tenant null
        missing null
        tenantIfAny Optional.empty
        missingIfAny Optional.empty
        level 0
        boxedLevel null
        verified false
        numberAsText null
        score 0.0
        exactScore null
        expiry false
        roles null
        distinctRoles null
        access null
        plan null
        provided Optional.empty
        caller Optional.empty\
        """,
        all);
  }
}
