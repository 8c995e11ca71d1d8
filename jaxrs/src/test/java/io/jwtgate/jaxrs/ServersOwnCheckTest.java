package io.jwtgate.jaxrs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.bearer.Access;
import io.jwtgate.bearer.Gate;
import io.jwtgate.http.Call;
import io.jwtgate.http.TestIssuer;
import io.jwtgate.servlet.JwtFilter;
import jakarta.annotation.Priority;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Servers that ask for a caller before resources that are open to everybody, and applications. */
class ServersOwnCheckTest {
  private final Gate optional = TestIssuer.gate().access(Access.OPTIONAL).build();
  private final AsPayara check = new AsPayara();
  private RestServer server;

  @BeforeEach
  void start() {
    TestApplication application =
        new TestApplication(Pages.class).with(check).with(new JwtFeature(optional));
    server = new RestServer(application).behind(new JwtFilter(optional)).start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void openResource_isNotChallengedByTheServer() {
    assertEquals("open", Call.get(server.at("/open")).send().body());
    assertEquals(200, Call.get(server.at("/open")).send().status());
  }

  @Test
  void openResource_mayChallengeByItself() {
    assertEquals(401, Call.get(server.at("/asking")).send().status());
    assertEquals("asked", Call.get(server.at("/asking")).bearer(TestIssuer.token()).send().body());
  }

  /** Open to everybody. */
  @Path("/")
  @PermitAll
  public static final class Pages {
    @GET
    @Path("open")
    public String open() {
      return "open";
    }

    @GET
    @Path("asking")
    public String asking(@Context HttpServletRequest request, @Context HttpServletResponse response)
        throws Exception {
      return request.authenticate(response) ? "asked" : null;
    }
  }

  /** Asks the container whoever it is for, as the check of Payara and GlassFish does. */
  @Priority(Priorities.AUTHORIZATION)
  private static final class AsPayara implements ContainerRequestFilter {
    @Context private HttpServletRequest request;
    @Context private HttpServletResponse response;

    @Override
    public void filter(ContainerRequestContext context) throws IOException {
      try {
        request.authenticate(response);
      } catch (jakarta.servlet.ServletException failed) {
        throw new IOException(failed);
      }
    }
  }
}
