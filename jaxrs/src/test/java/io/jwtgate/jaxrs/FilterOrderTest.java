package io.jwtgate.jaxrs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.http.Call;
import io.jwtgate.http.TestIssuer;
import jakarta.annotation.Priority;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Where the feature stands among an application's own filters (Jakarta REST, Priorities). */
class FilterOrderTest {
  private final List<String> passed = new CopyOnWriteArrayList<>();
  private RestServer server;

  @BeforeEach
  void start() {
    TestApplication application =
        new TestApplication(Orders.class)
            .with(new Cors(passed))
            .with(new AfterAuthentication(passed))
            .with(new AfterAuthorization(passed))
            .with(new Reading(passed))
            .with(new JwtFeature(TestIssuer.gate().build()));
    server = new RestServer(application).start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private int post(Call call) {
    return call.method("POST").sending("text/plain", "x").send().status();
  }

  private Call as(String role) {
    return Call.get(server.at("/orders")).bearer(TestIssuer.MINT.token().roles(role).compact());
  }

  @Test
  @DisplayName("JEE-12: with a bad token, only what stands before authentication is passed")
  void authenticationEndsTheRequest() {
    assertEquals(401, post(Call.get(server.at("/orders")).bearer("bad")));
    assertEquals(List.of("cors"), passed);
  }

  @Test
  @DisplayName("JEE-12: without a token, nothing behind authorisation is passed, and nothing read")
  void authorizationEndsTheRequestOfNobody() {
    assertEquals(401, post(Call.get(server.at("/orders"))));
    assertEquals(List.of("cors", "authenticated nobody"), passed);
  }

  @Test
  @DisplayName("JEE-12: without the role, nothing behind authorisation is passed, and nothing read")
  void authorizationEndsTheRequest() {
    assertEquals(403, post(as("guest")));
    assertEquals(List.of("cors", "authenticated alice"), passed);
  }

  @Test
  @DisplayName("JEE-12: with the role, all is passed in order, and the content is read last")
  void goodRequestPassesAll() {
    assertEquals(200, post(as("clerk")));
    assertEquals(List.of("cors", "authenticated alice", "authorized", "read"), passed);
  }

  /** For clerks. */
  @Path("/orders")
  public static final class Orders {
    @POST
    @RolesAllowed("clerk")
    public String take(String content) {
      return content;
    }
  }

  /** Before matching, as the feature itself: no filter behind matching can come before it. */
  @PreMatching
  @Priority(Priorities.AUTHENTICATION - 1)
  private record Cors(List<String> passed) implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
      passed.add("cors");
    }
  }

  @Priority(Priorities.AUTHENTICATION + 1)
  private record AfterAuthentication(List<String> passed) implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
      Principal caller = request.getSecurityContext().getUserPrincipal();
      passed.add("authenticated " + (caller == null ? "nobody" : caller.getName()));
    }
  }

  @Priority(Priorities.AUTHORIZATION + 1)
  private record AfterAuthorization(List<String> passed) implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
      passed.add("authorized");
    }
  }

  private record Reading(List<String> passed) implements ReaderInterceptor {
    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
      passed.add("read");
      return context.proceed();
    }
  }
}
