package io.jwtgate.jaxrs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.bearer.Caller;
import io.jwtgate.http.Answer;
import io.jwtgate.http.Call;
import io.jwtgate.http.TestIssuer;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.Provider;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What docs/paths.md, docs/caller.md and docs/answers.md show for JAX-RS. */
class TaskPagesTest {

  @Path("orders")
  public static final class Orders {
    @GET
    public String list() {
      return "for every caller";
    }

    @DELETE
    @RolesAllowed({"clerk", "admin"})
    public String delete() {
      return "for clerks and admins";
    }

    @GET
    @Path("prices")
    @PermitAll
    public String prices() {
      return "for everybody";
    }
  }

  private static RestServer serving(Class<?>... components) {
    TestApplication application = new TestApplication(components);
    return new RestServer(application).withContextParams(TestIssuer.settings(Map.of())).start();
  }

  private static Call as(String role, Call call) {
    return call.bearer(TestIssuer.MINT.token().roles(role).claim("tenant", "north").compact());
  }

  @Test
  @DisplayName("annotations say who may call")
  void annotationsSayWhoMayCall() {
    try (RestServer server = serving(Orders.class)) {
      Call list = Call.get(server.at("/orders"));
      assertEquals(401, list.send().status());
      assertEquals("for every caller", as("guest", list).send().body());
      assertEquals("for everybody", Call.get(server.at("/orders/prices")).send().body());
      Call delete = list.method("DELETE");
      assertEquals(403, as("guest", delete).send().status());
      assertEquals("for clerks and admins", as("clerk", delete).send().body());
    }
  }

  @Path("orders")
  public static final class OrdersResource {
    @GET
    public String list(@Context SecurityContext security) {
      Caller caller = (Caller) security.getUserPrincipal();
      String tenant = caller.token().claims().string("tenant").orElse("no tenant");
      String role = security.isUserInRole("clerk") ? "clerk" : "no clerk";
      return caller.getName() + ", " + tenant + ", " + role;
    }
  }

  @Test
  @DisplayName("a resource reads name, claim and role")
  void resourceReadsTheCaller() {
    try (RestServer server = serving(OrdersResource.class)) {
      Call list = Call.get(server.at("/orders"));
      assertEquals("alice, north, clerk", as("clerk", list).send().body());
      assertEquals("alice, north, no clerk", as("guest", list).send().body());
    }
  }

  @Provider
  public static final class Problems implements ContainerResponseFilter {
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
      if (request.getProperty("io.jwtgate.reason") != null) {
        String body = "{\"code\":" + response.getStatus() + ",\"help\":\"/login\"}";
        response.setEntity(
            body.getBytes(StandardCharsets.UTF_8), null, MediaType.APPLICATION_JSON_TYPE);
      }
    }
  }

  @Test
  @DisplayName("a response filter replaces the body of a rejection alone, and the challenge stays")
  void responseFilterReplacesTheBody() {
    try (RestServer server = serving(Orders.class, Problems.class)) {
      Call list = Call.get(server.at("/orders"));
      Answer rejected = list.send();
      assertEquals("{\"code\":401,\"help\":\"/login\"}", rejected.body());
      assertTrue(rejected.header("WWW-Authenticate").get(0).startsWith("Bearer realm="));
      Answer forbidden = as("guest", list.method("DELETE")).send();
      assertEquals("{\"code\":403,\"help\":\"/login\"}", forbidden.body());
      assertEquals("for every caller", as("guest", list).send().body());
    }
  }
}
