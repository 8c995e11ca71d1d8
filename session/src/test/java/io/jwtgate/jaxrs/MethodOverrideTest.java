package io.jwtgate.jaxrs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.http.Call;
import io.jwtgate.http.SessionSetup;
import io.jwtgate.http.Visitor;
import jakarta.annotation.Priority;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A filter that believes a word of the client about the method; Jersey brings one of its own. */
class MethodOverrideTest {

  @ParameterizedTest
  @DisplayName("CSRF-16: no word of the client makes a checked method a safe one")
  @ValueSource(strings = {"header", "query"})
  void noWordMakesAMethodSafe(String place) {
    SessionSetup setup = new SessionSetup();
    try (RestServer server = new RestServer(new App(setup)).start()) {
      Visitor visitor = Visitor.loggedIn(server.at("/"));
      Call call = visitor.call("POST", place.equals("query") ? "/read?_method=GET" : "/read");
      Call override = place.equals("header") ? call.with("X-HTTP-Method-Override", "GET") : call;
      Call empty = override.with("Content-Length", "0");
      assertEquals(403, empty.with("Sec-Fetch-Site", "cross-site").send().status());
      assertEquals("200 read", answer(empty.with("Sec-Fetch-Site", "same-origin")));
    }
  }

  private static String answer(Call call) {
    var answer = call.send();
    return answer.status() + " " + answer.body();
  }

  private static final class App extends Application {
    private final SessionSetup setup;

    App(SessionSetup setup) {
      this.setup = setup;
    }

    @Override
    public Set<Class<?>> getClasses() {
      return Set.of(Read.class, RestServer.isJersey() ? Jersey.filter() : Rewriting.class);
    }

    @Override
    @SuppressWarnings("deprecation")
    public Set<Object> getSingletons() {
      return Set.of(new JwtFeature(setup.gate()), new SessionsTest.Sessions(setup.inCookies()));
    }
  }

  /** Loaded only where Jersey is on the class path. */
  private static final class Jersey {
    static Class<?> filter() {
      return org.glassfish.jersey.server.filter.HttpMethodOverrideFilter.class;
    }
  }

  /** The same for RESTEasy, and before the gate even. */
  @PreMatching
  @Priority(1)
  public static final class Rewriting implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
      String header = request.getHeaderString("X-HTTP-Method-Override");
      String query = request.getUriInfo().getQueryParameters().getFirst("_method");
      if (header != null || query != null) {
        request.setMethod(header != null ? header : query);
      }
    }
  }

  /** Something to read. */
  @Path("read")
  public static final class Read {
    @GET
    public String read() {
      return "read";
    }
  }
}
