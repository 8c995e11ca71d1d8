package io.jwtgate.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.http.Answer;
import io.jwtgate.http.Call;
import io.jwtgate.http.Refused;
import io.jwtgate.http.TestIssuer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a protected resource tells, and to whom, whichever adapter is in front. */
interface MetadataContract {
  String RESOURCE = "https://api.example/app";
  String PLACE = "/.well-known/oauth-protected-resource";
  String PARAMETER = "resource_metadata=\"" + RESOURCE + PLACE + '"';

  /** An application of one context. */
  Serving serving(String contextPath, Map<String, String> settings) throws Exception;

  private Serving publishing(String contextPath, String... more) throws Exception {
    Map<String, String> settings = new TreeMap<>(Map.of("jwtgate.resource", RESOURCE));
    settings.put("jwtgate.audience", TestIssuer.MINT.audience() + ',' + RESOURCE);
    for (int i = 0; i < more.length; i += 2) {
      settings.put("jwtgate." + more[i], more[i + 1]);
    }
    return serving(contextPath, TestIssuer.settings(settings));
  }

  @Test
  @DisplayName("PRM-01, PRM-02, PRM-04, PRM-05: the document is served without a token")
  default void document_isServed() throws Exception {
    String page = "https://page.example";
    try (Serving server =
        publishing(
            "/app", "resource-scopes", "b, a", "resource-name", "Orders", "cors-origins", page)) {
      Answer answer = Call.get(server.at("/app" + PLACE)).with("Origin", page).send();

      assertEquals(200, answer.status());
      assertEquals(
          "{\"resource\":\"https://api.example/app\","
              + "\"authorization_servers\":[\"https://issuer.example\"],"
              + "\"scopes_supported\":[\"b\",\"a\"],\"bearer_methods_supported\":[\"header\"],"
              + "\"resource_name\":\"Orders\"}",
          answer.body());
      assertEquals(List.of("application/json"), answer.header("Content-Type"));
      assertEquals(List.of("*"), answer.header("Access-Control-Allow-Origin"));
      assertEquals(List.of(), answer.header("Access-Control-Allow-Credentials"));
      assertEquals(List.of("max-age=3600"), answer.header("Cache-Control"));
      Answer head = Call.get(server.at("/app" + PLACE)).method("HEAD").send();
      assertEquals(200, head.status());
      assertEquals("", head.body());
      assertEquals(List.of("application/json"), head.header("Content-Type"));
    }
  }

  @Test
  @DisplayName("PRM-03: members without a value are left out; a bad token changes nothing")
  default void emptyMembers_areLeftOut() throws Exception {
    try (Serving server = publishing("/app")) {
      assertEquals(
          "{\"resource\":\"https://api.example/app\","
              + "\"authorization_servers\":[\"https://issuer.example\"],"
              + "\"bearer_methods_supported\":[\"header\"]}",
          Call.get(server.at("/app" + PLACE)).bearer("x").send().body());
    }
  }

  @Test
  @DisplayName("PRM-01: a page of another origin may ask for it with headers of its own")
  default void preflight_isAnswered() throws Exception {
    try (Serving server = publishing("/app")) {
      Answer answer =
          Call.get(server.at("/app" + PLACE))
              .method("OPTIONS")
              .with("Origin", "https://page.example")
              .with("Access-Control-Request-Method", "GET")
              .with("Access-Control-Request-Headers", "mcp-protocol-version")
              .send();

      assertEquals(204, answer.status());
      assertEquals(List.of("*"), answer.header("Access-Control-Allow-Origin"));
      assertEquals(List.of("*"), answer.header("Access-Control-Allow-Headers"));
    }
  }

  @Test
  @DisplayName("PRM-01: at the root it is at the standard place as well")
  default void rootApplication_hasTheStandardPlace() throws Exception {
    try (Serving server = publishing("/")) {
      assertEquals(200, Call.get(server.at(PLACE)).send().status());
      assertEquals(200, Call.get(server.at(PLACE + "/app")).send().status());
      assertEquals(200, Call.get(server.at("/app" + PLACE)).send().status());
      assertEquals(401, Call.get(server.at(PLACE + "/other")).send().status());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        PLACE + "/../x",
        PLACE + "/",
        PLACE + "/x",
        PLACE + ";a",
        PLACE + "%2f..%2fx",
        "/.well-known/oauth%2dprotected-resource",
        "/x" + PLACE,
        "/" + PLACE,
        "/.WELL-KNOWN/oauth-protected-resource",
        PLACE + "%00",
        "/x?" + PLACE
      })
  @DisplayName("PRM-03: what is only like the path opens nothing")
  default void likePaths_openNothing(String path) throws Exception {
    try (Serving server = publishing("/app")) {
      int status = Call.get(server.at("/app/x")).to("/app" + path).send().status();

      assertTrue(List.of(400, 401, 404).contains(status), path + " " + status);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS"})
  @DisplayName("PRM-03: other methods open nothing")
  default void otherMethods_openNothing(String method) throws Exception {
    try (Serving server = publishing("/app")) {
      Call call = Call.get(server.at("/app" + PLACE)).method(method).sending("text/plain", "x");
      int status = call.send().status();

      assertTrue(List.of(400, 401, 405, 501).contains(status), method + " " + status);
    }
  }

  @Test
  @DisplayName("PRM-07: each 401 and 403 names it, by the setting and never by Host")
  default void challenges_nameIt() throws Exception {
    try (Serving server = publishing("/app", "resource-scopes", "orders:read", "roles", "admin")) {
      String scope = "scope=\"orders:read\", " + PARAMETER;

      assertEquals(
          Refused.challenged(401, "Unauthorized", scope),
          Call.get(server.at("/app/x")).with("X-Forwarded-Host", "evil").send().refusal());
      assertEquals(
          Refused.challenged(
              401,
              "Unauthorized",
              "error=\"invalid_token\", error_description=\"The token is malformed\", " + scope),
          Call.get(server.at("/app/x")).bearer("x").send().refusal());
      assertEquals(
          Refused.challenged(
              403,
              "Forbidden",
              "error=\"insufficient_scope\", error_description=\"The caller lacks a role\", "
                  + scope),
          Call.get(server.at("/app/x")).bearer(TestIssuer.token()).send().refusal());
    }
  }

  @Test
  @DisplayName("PRM-07: the scopes of the operation take the place of those of the resource")
  default void scopesOfTheOperation_comeFirst() throws Exception {
    try (Serving server =
        publishing("/app", "resource-scopes", "read", "scopes", "x,y", "acr-values", "gold")) {
      assertEquals(
          Refused.challenged(401, "Unauthorized", "scope=\"x y\", " + PARAMETER),
          Call.get(server.at("/app/x")).send().refusal());
      assertEquals(
          Refused.challenged(
              403,
              "Forbidden",
              "error=\"insufficient_scope\", error_description=\"The token lacks a scope\","
                  + " scope=\"x y\", "
                  + PARAMETER),
          Call.get(server.at("/app/x")).bearer(TestIssuer.token()).send().refusal());
      String token = TestIssuer.MINT.token().claim("scope", "x y").compact();
      assertEquals(
          Refused.challenged(
              401,
              "Unauthorized",
              "error=\"insufficient_user_authentication\", error_description=\"A different"
                  + " authentication level is required\", scope=\"x y\", acr_values=\"gold\", "
                  + PARAMETER),
          Call.get(server.at("/app/x")).bearer(token).send().refusal());
    }
  }

  @Test
  @DisplayName("PRM-09: without the setting nothing is told and nothing is served")
  default void withoutTheSetting_nothingIsTold() throws Exception {
    try (Serving server = serving("/app", TestIssuer.settings(Map.of()))) {
      assertEquals(
          Refused.challenged(401, "Unauthorized", ""),
          Call.get(server.at("/app" + PLACE)).send().refusal());
    }
  }
}
