package io.jwtgate.jaxrs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.annotation.AuthenticationRequired;
import io.jwtgate.annotation.ScopesAllowed;
import io.jwtgate.http.Answer;
import io.jwtgate.http.Call;
import io.jwtgate.http.Refused;
import io.jwtgate.http.TestIssuer;
import io.jwtgate.testkit.TokenDraft;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Scopes and step-up by annotation, over HTTP. */
class ScopedResourcesTest {
  private static RestServer server;

  @BeforeAll
  static void start() {
    server = serving(Orders.class, Audit.class, Payments.class);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static RestServer serving(Class<?>... resources) {
    return new RestServer(new TestApplication(resources).with(new JwtFeature()))
        .withContextParams(TestIssuer.settings(Map.of("jwtgate.scopes", "api")))
        .start();
  }

  private static Answer get(String path, TokenDraft token) {
    return Call.get(server.at(path)).bearer(token.compact()).send();
  }

  private static TokenDraft scoped(String scope) {
    return TestIssuer.MINT.token().claim("scope", scope);
  }

  @Test
  @DisplayName("CHL-05: 403 has all scopes of the operation, cold and warm")
  void lackingScopes_areOneChallenge() {
    for (int use = 0; use < 2; use++) {
      assertEquals(
          Refused.challenged(
              403,
              "Forbidden",
              "error=\"insufficient_scope\", error_description=\"The token lacks a scope\","
                  + " scope=\"api audit orders:read\""),
          get("/orders/audit", scoped("api orders:read")).refusal());
    }
    assertEquals(200, get("/orders/audit", scoped("audit api orders:read")).status());
  }

  @Test
  @DisplayName("of several annotations one is enough, and roles count beside them")
  void oneOfSeveral_isEnough() {
    assertEquals(200, get("/orders", scoped("api orders:read")).status());
    assertEquals(200, get("/orders", scoped("api orders:all")).status());
    assertEquals(403, get("/orders", scoped("api orders:al")).status());
    assertEquals(403, get("/orders/admin", scoped("api orders:all")).status());
    assertEquals(200, get("/orders/admin", scoped("api orders:all").roles("admin")).status());
    assertEquals(403, get("/orders/admin", scoped("api").roles("admin")).status());
    assertEquals(200, Call.get(server.at("/orders/open")).send().status());
  }

  @Test
  @DisplayName("CHL-18, AT-09: a weaker or older login is 401 with what is needed, cold and warm")
  void lackingLogin_isChallenged() {
    long now = Instant.now().getEpochSecond();
    TokenDraft old = scoped("api").claim("acr", "gold").claim("auth_time", now - 3600);
    TokenDraft weak = scoped("api").claim("auth_time", now);
    String needed = "acr_values=\"gold\", max_age=\"300\"";
    for (int use = 0; use < 2; use++) {
      assertEquals(stepUp("More recent authentication is required", needed), refusal(old));
      assertEquals(stepUp("A different authentication level is required", needed), refusal(weak));
    }
    TokenDraft fresh = scoped("api").claim("acr", List.of("x", "gold")).claim("auth_time", now);
    assertEquals(200, get("/audit", fresh).status());
  }

  private static String refusal(TokenDraft token) {
    return get("/audit", token).refusal();
  }

  private static String stepUp(String description, String needed) {
    return Refused.challenged(
        401,
        "Unauthorized",
        "error=\"insufficient_user_authentication\", error_description=\""
            + description
            + "\", "
            + needed);
  }

  @Test
  @DisplayName("a wrong annotation stops the deployment, that of a sub-resource too")
  void wrongAnnotation_stopsTheDeployment() {
    for (Class<?> wrong : new Class<?>[] {Wrong.class, LeadsToWrong.class, WrongLocator.class}) {
      Throwable thrown = assertThrows(Throwable.class, () -> serving(wrong).close());

      assertTrue(messages(thrown).contains("@ScopesAllowed on "), messages(thrown));
    }
  }

  private static String messages(Throwable thrown) {
    StringBuilder all = new StringBuilder();
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      all.append(each.getMessage()).append('\n');
    }
    return all.toString();
  }

  @Test
  @DisplayName("docs/scopes-and-step-up.md: what the page shows is in force")
  void page_isInForce() {
    assertEquals(200, get("/payments", scoped("api payments:read")).status());
    assertEquals(403, get("/payments", scoped("api")).status());
    assertEquals(200, Call.get(server.at("/payments/currencies")).send().status());
  }

  @Path("payments")
  @ScopesAllowed("payments:read")
  public static final class Payments {
    @GET
    public String list() {
      return "for payments:read";
    }

    @POST
    @RolesAllowed("clerk")
    @ScopesAllowed({"payments:read", "payments:write"})
    @AuthenticationRequired(acr = "gold", maxAge = "PT5M")
    public String pay() {
      return "for clerks with both scopes who have just logged in by gold";
    }

    @GET
    @Path("currencies")
    @PermitAll
    public String currencies() {
      return "for everybody";
    }
  }

  /** Of a few scopes. */
  @Path("/orders")
  @ScopesAllowed("orders:read")
  @ScopesAllowed("orders:all")
  public static class Orders {
    @GET
    public String list() {
      return "";
    }

    @GET
    @Path("admin")
    @RolesAllowed("admin")
    public String admin() {
      return "";
    }

    @GET
    @Path("audit")
    @ScopesAllowed({"orders:read", "audit"})
    public String audit() {
      return "";
    }

    @GET
    @Path("open")
    @PermitAll
    public String open() {
      return "";
    }
  }

  /** For whoever has just logged in well. */
  @Path("/audit")
  @AuthenticationRequired(acr = "gold", maxAge = "PT5M")
  public static class Audit {
    @GET
    public String list() {
      return "";
    }
  }

  /** Says nothing. */
  @Path("/wrong")
  public static class Wrong {
    @GET
    @ScopesAllowed({})
    public String list() {
      return "";
    }
  }

  /** Its sub-resource says nothing. */
  @Path("/leads")
  public static class LeadsToWrong {
    @GET
    public String list() {
      return "";
    }

    @Path("x")
    public Wrong wrong() {
      return new Wrong();
    }
  }

  /** Its locator says nothing. */
  @Path("/located")
  public static class WrongLocator {
    @GET
    public String list() {
      return "";
    }

    @Path("x")
    @ScopesAllowed("a b")
    public Orders orders() {
      return new Orders();
    }
  }
}
