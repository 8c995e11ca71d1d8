package io.jwtgate.jaxrs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.RecordedLog;
import io.jwtgate.http.Call;
import io.jwtgate.http.Refused;
import io.jwtgate.http.TestIssuer;
import io.jwtgate.servlet.JwtFilterInitializer;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An application that brings both adapters and says whom it trusts by settings alone. */
class BothAdaptersTest {
  private static final String COOKIE = "__Host-token";
  private RestServer server;

  @AfterEach
  void stop() {
    server.close();
  }

  private void start(TestApplication application, Map<String, String> more) {
    server =
        new RestServer(application, "/", "/api")
            .withInitializer(new JwtFilterInitializer())
            .withContextParams(TestIssuer.settings(more))
            .withPage("/page/*")
            .start();
  }

  private int status(String path) {
    return Call.get(server.at(path)).send().status();
  }

  private int status(String path, String token) {
    return Call.get(server.at(path)).bearer(token).send().status();
  }

  @ParameterizedTest(name = "EDGE-15: {0} is {1} for nobody, {2} for a user, {3} for an admin")
  @CsvSource({
    "/api/open, 200, 200, 200",
    "/api/plain, 401, 200, 200",
    "/api/admin, 401, 403, 200",
    "/api/denied, 403, 403, 403",
    "/api/unknown, 401, 404, 404",
    "/page/x, 401, 200, 200",
    "/other, 401, 404, 404"
  })
  void annotationsDecideWhereTheFeatureIsInForce(String path, int nobody, int user, int admin) {
    start(new TestApplication(Pages.class), Map.of());

    assertEquals(nobody, status(path));
    assertEquals(user, status(path, TestIssuer.MINT.token().roles("user").compact()));
    assertEquals(admin, status(path, TestIssuer.MINT.token().roles("admin").compact()));
    assertEquals(401, status(path, "bad"));
  }

  @Test
  @DisplayName("EDGE-15: a bad cookie counts as none where all is open, and nowhere else")
  void badCookieCountsAsNoneWhereAllIsOpen() {
    start(new TestApplication(Pages.class), Map.of("jwtgate.cookie", COOKIE));

    assertEquals(200, Call.get(server.at("/api/open")).cookie(COOKIE, "bad").send().status());
    assertEquals(401, Call.get(server.at("/api/plain")).cookie(COOKIE, "bad").send().status());
    assertEquals(401, Call.get(server.at("/page/x")).cookie(COOKIE, "bad").send().status());
  }

  @ParameterizedTest(name = "HTTP-17, HTTP-27: forward-token={0}, access={1}")
  @DisplayName("HTTP-17: a bad cookie is rejected, though the filter keeps it from the application")
  @CsvSource({"true, required", "true, optional", "false, required", "false, optional"})
  void badCookieIsRejectedThoughItIsKeptBack(String forwarded, String access) {
    Map<String, String> settings =
        Map.of(
            "jwtgate.cookie", COOKIE, "jwtgate.forward-token", forwarded, "jwtgate.access", access);
    start(new TestApplication(Pages.class), settings);
    Call plain = Call.get(server.at("/api/plain"));
    Call good = plain.cookie(COOKIE, TestIssuer.token());
    Call change = good.method("POST").with("Content-Length", "0");

    assertEquals(
        Refused.token("The token is malformed"), plain.cookie(COOKIE, "bad").send().refusal());
    assertEquals(400, good.cookie(COOKIE, TestIssuer.token()).send().status());
    assertEquals(403, change.with("Sec-Fetch-Site", "cross-site").send().status());
    assertEquals(200, change.with("Sec-Fetch-Site", "same-origin").send().status());
    assertEquals(200, good.send().status());
    assertEquals(access.equals("optional") ? 200 : 401, plain.send().status());
    assertEquals(200, Call.get(server.at("/api/open")).cookie(COOKIE, "bad").send().status());
  }

  @Test
  @DisplayName("JEE-09, OBS-05: both adapters judge a bad cookie once, and tell of it once")
  void badCookieIsJudgedOnce() {
    start(new TestApplication(Pages.class), Map.of("jwtgate.cookie", COOKIE));
    Call change = Call.get(server.at("/api/plain")).method("POST").with("Content-Length", "0");
    try (RecordedLog log = RecordedLog.start()) {
      Call attack = change.cookie(COOKIE, TestIssuer.token()).with("Sec-Fetch-Site", "cross-site");
      assertEquals(403, attack.send().status());
      List<String> told = log.lines();
      assertEquals(1, told.stream().filter(line -> line.contains("CSRF_REJECTED")).count());
      assertEquals(1, told.stream().filter(line -> line.contains("403 cross_site")).count());
    }
  }

  @Test
  @DisplayName(
      "EDGE-15: what the settings ask of every request a resource asks too, but @PermitAll")
  void settingsOfTheFilterHold() {
    start(new TestApplication(Pages.class), Map.of("jwtgate.roles", "admin"));
    String user = TestIssuer.MINT.token().roles("user").compact();

    assertEquals(403, status("/api/plain", user));
    assertEquals(200, status("/api/open", user));
    assertEquals(200, status("/api/open"));
  }

  @Test
  @DisplayName("EDGE-15: a feature with a laxer gate opens nothing that the settings close")
  void laxerGateOpensNothing() {
    JwtFeature lax =
        new JwtFeature(TestIssuer.gate().access(io.jwtgate.bearer.Access.OPTIONAL).build());
    start(new TestApplication(Pages.class).with(lax), Map.of());

    assertEquals(401, status("/api/plain"));
    assertEquals(200, status("/api/open"));
    assertEquals(200, status("/api/plain", TestIssuer.token()));
  }

  @Test
  @DisplayName("EDGE-15: where no feature is in force @PermitAll opens nothing")
  void nothingIsOpenWithoutTheFeature() {
    server =
        new RestServer(new TestApplication(Pages.class).withoutServices(), "/", "/api")
            .withInitializer(new JwtFilterInitializer())
            .withContextParams(TestIssuer.settings(Map.of()))
            .start();

    assertEquals(401, status("/api/open"));
    assertEquals(200, status("/api/open", TestIssuer.token()));
  }

  /** Each with another word of who may call. */
  @Path("/")
  public static final class Pages {
    @GET
    @Path("open")
    @PermitAll
    public String open() {
      return "open";
    }

    @GET
    @Path("plain")
    public String plain() {
      return "plain";
    }

    @POST
    @Path("plain")
    public String change() {
      return "changed";
    }

    @GET
    @Path("admin")
    @RolesAllowed("admin")
    public String admin() {
      return "admin";
    }

    @GET
    @Path("denied")
    @DenyAll
    public String denied() {
      return "denied";
    }
  }
}
