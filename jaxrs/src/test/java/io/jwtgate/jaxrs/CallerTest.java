package io.jwtgate.jaxrs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.bearer.Access;
import io.jwtgate.http.Answer;
import io.jwtgate.http.Call;
import io.jwtgate.http.Refused;
import io.jwtgate.http.TestIssuer;
import io.jwtgate.servlet.JwtFilter;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What resources see of the caller, and which annotation says who may call. */
class CallerTest {
  private final TestIssuer.CountingKeys keys = new TestIssuer.CountingKeys();
  private RestServer server;

  @AfterEach
  void stop() {
    server.close();
  }

  private Call as(String role, String path) {
    return Call.get(server.at(path)).bearer(TestIssuer.MINT.token().roles(role).compact());
  }

  private void serving(Class<?>... resources) {
    JwtFeature feature = new JwtFeature(TestIssuer.gate(keys).access(Access.OPTIONAL).build());
    server = new RestServer(new TestApplication(resources).with(feature)).start();
  }

  @ParameterizedTest
  @DisplayName("JEE-02: resources and sub-resources see principal, role, security and scheme")
  @ValueSource(strings = {"/shops", "/shops/7", "/shops/7/till"})
  void resourcesSeeTheCaller(String path) {
    serving(Shops.class);

    assertEquals("alice true false false BEARER", as("user", path).send().body());
    assertEquals("null false false false null", Call.get(server.at(path)).send().body());
  }

  @Test
  @DisplayName("JEE-02: a request over TLS is seen as secure, whoever calls")
  void requestOverTlsIsSecure() {
    JwtFeature feature = new JwtFeature(TestIssuer.gate(keys).access(Access.OPTIONAL).build());
    server = new RestServer(new TestApplication(Shops.class).with(feature)).behindProxy().start();

    Call call = Call.get(server.at("/shops")).with("X-Forwarded-Proto", "https");
    assertEquals("null false false true null", call.send().body());
    String token = TestIssuer.MINT.token().roles("user").compact();
    assertEquals("alice true false true BEARER", call.bearer(token).send().body());
  }

  @Test
  @DisplayName("JEE-08: a role with a comma is one role")
  void roleWithCommaIsOne() {
    serving(Shops.class, Staff.class);

    assertEquals("alice false false false BEARER", as("user,admin", "/shops").send().body());
    assertEquals(403, as("admin,user", "/staff").send().status());
  }

  @ParameterizedTest(name = "JEE-03: {1} as {0} is {2}: the method''s word, else the class''s")
  @CsvSource({
    "admin, /staff, 200",
    "user, /staff, 403",
    "user, /staff/users, 200",
    "admin, /staff/users, 403",
    "user, /staff/open, 200"
  })
  void methodsWordElseTheClasss(String role, String path, int status) {
    serving(Staff.class);

    assertEquals(status, as(role, path).send().status());
    int anonymous = path.endsWith("open") ? 200 : 401;
    assertEquals(anonymous, Call.get(server.at(path)).send().status());
  }

  @Test
  @DisplayName("JEE-09: behind the servlet filter the feature verifies nothing again, and agrees")
  void filterAndFeatureVerifyOnce() {
    TestIssuer.CountingKeys ofTheFilter = new TestIssuer.CountingKeys();
    JwtFeature feature = new JwtFeature(TestIssuer.gate(keys).build());
    server =
        new RestServer(new TestApplication(WhoAmI.class, Staff.class).with(feature))
            .behind(new JwtFilter(TestIssuer.gate(ofTheFilter).build()))
            .start();

    assertEquals("alice", as("user", "/it").send().body());
    assertEquals("1 by the filter, 0 by the feature", told(ofTheFilter));
    assertEquals(403, as("user", "/staff").send().status());
    assertEquals("2 by the filter, 0 by the feature", told(ofTheFilter));
    Answer nobody = Call.get(server.at("/it")).send();
    assertEquals(Refused.challenged(401, "Unauthorized", ""), nobody.refusal());
  }

  private String told(TestIssuer.CountingKeys ofTheFilter) {
    return ofTheFilter.asked() + " by the filter, " + keys.asked() + " by the feature";
  }

  @ParameterizedTest
  @DisplayName("JEE-10: what is answered later is the caller's, and the next request is not")
  @ValueSource(strings = {"/later/suspended", "/later/stage"})
  void laterAnswersAreTheCallers(String path) {
    serving(Later.class);

    for (int i = 0; i < 10; i++) {
      assertEquals("alice", as("user", path).send().body());
      assertEquals("anonymous", Call.get(server.at(path)).send().body());
    }
    assertEquals(10, keys.asked());
  }

  private static String told(SecurityContext security) {
    Principal principal = security.getUserPrincipal();
    return String.join(
        " ",
        "" + (principal == null ? null : principal.getName()),
        "" + security.isUserInRole("user"),
        "" + security.isUserInRole("admin"),
        "" + security.isSecure(),
        "" + security.getAuthenticationScheme());
  }

  /** A resource with a sub-resource, which has one too. */
  @Path("/shops")
  public static final class Shops {
    @GET
    public String tell(@Context SecurityContext security) {
      return told(security);
    }

    @Path("{id}")
    public Shop shop(@PathParam("id") String id, @Context SecurityContext security) {
      return new Shop(security);
    }
  }

  /** A sub-resource. */
  public static final class Shop {
    private final SecurityContext security;

    Shop(SecurityContext security) {
      this.security = security;
    }

    @GET
    public String tell() {
      return told(security);
    }

    @Path("till")
    public Shop till(@Context SecurityContext another) {
      return new Shop(another);
    }
  }

  /** For admins as a class, with methods that say otherwise. */
  @Path("/staff")
  @RolesAllowed("admin")
  public static final class Staff {
    @GET
    public String admins() {
      return "admins";
    }

    @GET
    @Path("users")
    @RolesAllowed("user")
    public String users() {
      return "users";
    }

    @GET
    @Path("open")
    @PermitAll
    public String open() {
      return "open";
    }
  }

  /** Answers on other threads. */
  @Path("/later")
  public static final class Later {
    @GET
    @Path("suspended")
    public void suspended(@Suspended AsyncResponse answer, @Context SecurityContext security) {
      String name = nameIn(security);
      new Thread(() -> answer.resume(name)).start();
    }

    @GET
    @Path("stage")
    public CompletionStage<String> stage(@Context SecurityContext security) {
      String name = nameIn(security);
      return CompletableFuture.supplyAsync(() -> name);
    }

    private static String nameIn(SecurityContext security) {
      Principal principal = security.getUserPrincipal();
      return principal == null ? "anonymous" : principal.getName();
    }
  }
}
