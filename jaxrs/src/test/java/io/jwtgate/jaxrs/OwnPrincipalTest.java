package io.jwtgate.jaxrs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.bearer.Access;
import io.jwtgate.bearer.Caller;
import io.jwtgate.bearer.Gate;
import io.jwtgate.bearer.GateBuilder;
import io.jwtgate.http.Call;
import io.jwtgate.http.ShopUser;
import io.jwtgate.http.TestIssuer;
import io.jwtgate.servlet.JwtFilter;
import jakarta.annotation.Priority;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An application whose principal is of a type of its own. */
class OwnPrincipalTest {
  private static final String CLERK = TestIssuer.MINT.token().roles("clerk").compact();

  private final TestIssuer.CountingKeys keys = new TestIssuer.CountingKeys();
  private RestServer server;

  @AfterEach
  void stop() {
    server.close();
  }

  private static GateBuilder gate() {
    return TestIssuer.gate().principal(ShopUser::of);
  }

  private void start(boolean behindFilter, Object... components) {
    Gate own = TestIssuer.gate(keys).access(Access.OPTIONAL).principal(ShopUser::of).build();
    TestApplication application =
        new TestApplication(Shop.class).with(new JwtFeature(own)).with(new PropertyHeader());
    for (Object component : components) {
      application.with(component);
    }
    server = new RestServer(application);
    Gate ofFilter = gate().access(Access.OPTIONAL).build();
    (behindFilter ? server.behind(new JwtFilter(ofFilter)) : server).start();
  }

  private Call call(String path) {
    return Call.get(server.at(path));
  }

  @ParameterizedTest(name = "behind the filter: {0}")
  @DisplayName("resources see the application's principal, and roles are the caller's")
  @ValueSource(booleans = {true, false})
  void principalIsTheApplications(boolean behindFilter) {
    start(behindFilter);

    assertEquals("ShopUser user alice true", call("/shop").bearer(CLERK).send().body());
    assertEquals("ShopUser user alice true", call("/shop/clerk").bearer(CLERK).send().body());
    assertEquals("ShopUser user alice true", call("/shop/later").bearer(CLERK).send().body());
    assertEquals(403, call("/shop/chief").bearer(CLERK).send().status());
    assertEquals(401, call("/shop/clerk").send().status());
    assertEquals("none", call("/shop").send().body());
  }

  @ParameterizedTest(name = "behind the filter: {0}")
  @DisplayName("the caller is found as a property of the request")
  @ValueSource(booleans = {true, false})
  void callerIsAProperty(boolean behindFilter) {
    start(behindFilter);

    assertEquals(List.of("alice"), call("/shop").bearer(CLERK).send().header("Seen"));
    assertEquals(List.of("null"), call("/shop").send().header("Seen"));
  }

  @Test
  @DisplayName("behind the servlet filter the feature verifies nothing again")
  void filterAndFeatureVerifyOnce() {
    start(true);

    call("/shop/clerk").bearer(CLERK).send();
    assertEquals(0, keys.asked());
  }

  @ParameterizedTest(name = "behind the filter: {0}")
  @DisplayName("where a filter puts another principal in place, the caller's roles end")
  @ValueSource(booleans = {true, false})
  void wrappedPrincipal_hasNoRoles(boolean behindFilter) {
    start(behindFilter, new AsRoot());

    assertEquals(401, call("/shop/clerk").bearer(CLERK).send().status());
  }

  /** Answers with whom the property names. */
  @Priority(Priorities.AUTHORIZATION + 1)
  private static final class PropertyHeader
      implements ContainerRequestFilter, jakarta.ws.rs.container.ContainerResponseFilter {
    @Override
    public void filter(ContainerRequestContext request) {}

    @Override
    public void filter(
        ContainerRequestContext request,
        jakarta.ws.rs.container.ContainerResponseContext response) {
      response.getHeaders().putSingle("Seen", "" + request.getProperty(Caller.ATTRIBUTE));
    }
  }

  /** Somebody else, as a filter of the application may have it. */
  @Priority(Priorities.AUTHENTICATION + 1)
  private static final class AsRoot implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
      SecurityContext before = request.getSecurityContext();
      request.setSecurityContext(new Root(before));
    }
  }

  private record Root(SecurityContext before) implements SecurityContext {
    @Override
    public Principal getUserPrincipal() {
      return () -> "root";
    }

    @Override
    public boolean isUserInRole(String role) {
      return before.isUserInRole(role);
    }

    @Override
    public boolean isSecure() {
      return before.isSecure();
    }

    @Override
    public String getAuthenticationScheme() {
      return before.getAuthenticationScheme();
    }
  }

  /** Tells who calls. */
  @Path("/shop")
  public static final class Shop {
    @GET
    @PermitAll
    public String who(@Context SecurityContext security) {
      Principal principal = security.getUserPrincipal();
      return principal == null
          ? "none"
          : principal.getClass().getSimpleName()
              + " "
              + principal.getName()
              + " "
              + security.isUserInRole("clerk");
    }

    @GET
    @Path("clerk")
    @RolesAllowed("clerk")
    public String clerk(@Context SecurityContext security) {
      return who(security);
    }

    @GET
    @Path("chief")
    @RolesAllowed("chief")
    public String chief(@Context SecurityContext security) {
      return who(security);
    }

    @GET
    @Path("later")
    public CompletionStage<String> later(@Context SecurityContext security) {
      String who = who(security);
      return CompletableFuture.supplyAsync(() -> who);
    }
  }
}
