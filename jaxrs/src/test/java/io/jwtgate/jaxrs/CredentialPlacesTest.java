package io.jwtgate.jaxrs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.bearer.Gate;
import io.jwtgate.bearer.Rejection;
import io.jwtgate.http.Answer;
import io.jwtgate.http.Call;
import io.jwtgate.http.CredentialPlacesContract;
import io.jwtgate.http.Running;
import io.jwtgate.http.TestIssuer;
import io.jwtgate.servlet.JwtFilter;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CredentialPlacesTest {

  private static RestServer server(Gate gate) {
    return new RestServer(
        new TestApplication(Who.class, Of.class).with(new JwtFeature(gate)).with(new TellsWhy()));
  }

  @Nested
  class OfTheFeature extends CredentialPlacesContract {
    @Override
    protected Running start(Gate gate) {
      return server(gate).start();
    }
  }

  @Nested
  class BehindTheFilterAsWell extends CredentialPlacesContract {
    @Override
    protected Running start(Gate gate) {
      return server(gate).behind(new JwtFilter(gate)).start();
    }
  }

  @Test
  @DisplayName("what @PermitAll opens is refused to an invalid token, unless that is ignored")
  void invalidTokenOnAnOpenMethod() {
    try (Running refusing = server(TestIssuer.gate().build()).start()) {
      assertEquals(200, Call.get(refusing.at("/of/permitted")).send().status());
      assertEquals(401, bad(refusing, "/of/permitted").send().status());
    }
    Gate ignoring = TestIssuer.gate().ignoreInvalidWhereNothingIsNeeded().build();
    try (Running open = server(ignoring).start()) {
      Answer answer = bad(open, "/of/permitted").send();
      assertEquals("anonymous", answer.body());
      assertEquals(List.of("malformed"), answer.header("X-Ignored"));
      assertEquals(List.of(), Call.get(open.at("/of/permitted")).send().header("X-Ignored"));
      assertEquals(401, bad(open, "/of/roles").send().status());
      assertEquals(401, bad(open, "/of/none").send().status());
      assertEquals(404, bad(open, "/nowhere").send().status());
    }
  }

  private static Call bad(Running server, String path) {
    return Call.get(server.at(path)).bearer("x.y.z");
  }

  private static String name(SecurityContext security) {
    return security.getUserPrincipal() == null
        ? "anonymous"
        : security.getUserPrincipal().getName();
  }

  /** What the contract asks of the application. */
  @Path("/")
  public static final class Who {
    @GET
    @Path("it")
    public String it(@Context SecurityContext security) {
      return name(security);
    }

    @POST
    @Path("it")
    public String posted(@Context SecurityContext security, String text) {
      return name(security);
    }

    @GET
    @Path("public/it")
    public String open(@Context SecurityContext security) {
      return name(security);
    }
  }

  /** Under annotations. */
  @Path("/of")
  public static final class Of {
    @GET
    @Path("permitted")
    @PermitAll
    public String permitted(@Context SecurityContext security) {
      return name(security);
    }

    @GET
    @Path("roles")
    @RolesAllowed("admin")
    public String roles() {
      return "roles";
    }

    @GET
    @Path("none")
    public String none() {
      return "none";
    }
  }

  /** Tells what an application can read of it. */
  static final class TellsWhy implements ContainerResponseFilter {
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
      Object why = request.getProperty(Rejection.IGNORED_ATTRIBUTE);
      if (why != null) {
        response.getHeaders().putSingle("X-Ignored", why);
      }
    }
  }
}
