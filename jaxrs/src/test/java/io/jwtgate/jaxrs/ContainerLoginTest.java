package io.jwtgate.jaxrs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.bearer.Access;
import io.jwtgate.bearer.Gate;
import io.jwtgate.http.Call;
import io.jwtgate.http.TestIssuer;
import io.jwtgate.servlet.JwtFilter;
import jakarta.annotation.Priority;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Machines log in to the container by HTTP Basic, users bring tokens. */
class ContainerLoginTest {
  private RestServer server;

  @AfterEach
  void stop() {
    server.close();
  }

  private void start(Access access, boolean behindFilter, Object... components) {
    Gate gate = TestIssuer.gate().access(access).build();
    TestApplication application = new TestApplication(Pages.class).with(new JwtFeature(gate));
    for (Object component : components) {
      application.with(component);
    }
    server = new RestServer(application).withBasicLogin("machine", "admin");
    (behindFilter ? server.behind(new JwtFilter(gate)) : server).start();
  }

  private Call call(String path) {
    return Call.get(server.at(path));
  }

  private Call asMachine(String path) {
    byte[] login = "machine:secret".getBytes(StandardCharsets.US_ASCII);
    String encoded = Base64.getEncoder().encodeToString(login);
    return call(path).with("Authorization", "Basic " + encoded);
  }

  @ParameterizedTest(name = "EDGE-14: behind the filter: {0}")
  @DisplayName("EDGE-14: the container's own login counts for roles where no token came")
  @ValueSource(booleans = {true, false})
  void containersLoginCounts(boolean behindFilter) {
    start(Access.OPTIONAL, behindFilter);

    assertEquals("machine true", asMachine("/admin").send().body());
    assertEquals("machine true", asMachine("/anybody").send().body());
    assertEquals("machine true", asMachine("/plain").send().body());
    assertEquals(403, asMachine("/user").send().status());
    assertEquals(403, asMachine("/nobody").send().status());
    assertEquals(401, call("/admin").send().status());
    assertEquals("null false", call("/plain").send().body());
  }

  @ParameterizedTest(name = "EDGE-14: behind the filter: {0}")
  @DisplayName("EDGE-14: a bad token is rejected all the same, and a good one is the caller's")
  @ValueSource(booleans = {true, false})
  void tokensCountAsEver(boolean behindFilter) {
    start(Access.OPTIONAL, behindFilter);

    assertEquals(401, call("/plain").bearer("bad").send().status());
    assertEquals(401, call("/admin").bearer("bad").send().status());
    String user = TestIssuer.MINT.token().roles("user").compact();
    assertEquals(403, call("/admin").bearer(user).send().status());
    assertEquals("alice false", call("/user").bearer(user).send().body());
    assertEquals(400, asMachine("/admin").bearer(user).send().status());
  }

  @ParameterizedTest(name = "EDGE-14: behind the filter: {0}")
  @DisplayName("EDGE-14: where a token is needed the container's login is none")
  @ValueSource(booleans = {true, false})
  void loginIsNoTokenWhereOneIsNeeded(boolean behindFilter) {
    for (Access access : Set.of(Access.AUTHENTICATED, Access.anyRole("admin"))) {
      start(access, behindFilter);
      assertEquals(401, asMachine("/admin").send().status());
      assertEquals(401, asMachine("/plain").send().status());
      server.close();
    }
  }

  @Test
  @DisplayName("EDGE-14: a security context of the application's own is not the container's login")
  void applicationsContextDoesNotCount() {
    start(Access.OPTIONAL, false, new Claiming());

    assertEquals(401, call("/admin").send().status());
    assertEquals(401, asMachine("/admin").send().status());
  }

  @Test
  @DisplayName(
      "JEE-12: where the application puts another caller in place of the token's, it has none")
  void replacedCaller_hasNoToken() {
    String admin = TestIssuer.MINT.token().roles("admin").compact();
    start(Access.OPTIONAL, false, new Claiming());
    assertEquals(401, call("/admin").bearer(admin).send().status());
    assertEquals("root true", call("/plain").bearer(admin).send().body());
    server.close();
    start(Access.AUTHENTICATED, false, new Claiming());
    assertEquals(401, call("/plain").bearer(admin).send().status());
  }

  @Test
  @DisplayName("EDGE-14: of the container's caller the container says the roles, and nobody else")
  void rolesThatTheApplicationAdds_doNotCount() {
    start(Access.OPTIONAL, false, new Raising());

    assertEquals("machine true", asMachine("/admin").send().body());
    assertEquals(403, asMachine("/user").send().status());
  }

  /** Gives the container's caller every role. */
  @Priority(Priorities.AUTHENTICATION + 1)
  private static final class Raising implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
      Principal machine = request.getSecurityContext().getUserPrincipal();
      request.setSecurityContext(new AnyRole(machine));
    }
  }

  private record AnyRole(Principal caller) implements SecurityContext {
    @Override
    public Principal getUserPrincipal() {
      return caller;
    }

    @Override
    public boolean isUserInRole(String role) {
      return true;
    }

    @Override
    public boolean isSecure() {
      return false;
    }

    @Override
    public String getAuthenticationScheme() {
      return BASIC_AUTH;
    }
  }

  /** Says that everybody is root. */
  @Priority(Priorities.AUTHENTICATION + 1)
  private static final class Claiming implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
      request.setSecurityContext(new Root());
    }
  }

  private static final class Root implements SecurityContext {
    @Override
    public Principal getUserPrincipal() {
      return () -> "root";
    }

    @Override
    public boolean isUserInRole(String role) {
      return true;
    }

    @Override
    public boolean isSecure() {
      return false;
    }

    @Override
    public String getAuthenticationScheme() {
      return "root";
    }
  }

  /** Each for somebody else. */
  @Path("/")
  public static final class Pages {
    @Context private SecurityContext security;

    @GET
    @Path("admin")
    @RolesAllowed("admin")
    public String admin() {
      return told();
    }

    @GET
    @Path("user")
    @RolesAllowed("user")
    public String user() {
      return told();
    }

    @GET
    @Path("anybody")
    @RolesAllowed("**")
    public String anybody() {
      return told();
    }

    @GET
    @Path("nobody")
    @DenyAll
    public String nobody() {
      return told();
    }

    @GET
    @Path("plain")
    public String plain() {
      return told();
    }

    private String told() {
      Principal caller = security.getUserPrincipal();
      return (caller == null ? null : caller.getName()) + " " + security.isUserInRole("admin");
    }
  }
}
