package io.jwtgate.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.http.Answer;
import io.jwtgate.http.Call;
import io.jwtgate.http.TestIssuer;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.apache.catalina.filters.CorsFilter;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** An application that declares a CORS filter of its own, and the JWT filter behind it. */
class OwnCorsFilterTest {
  private static final String LISTED = "https://app.example";
  private final WebServer server = new WebServer();

  @BeforeEach
  void start() {
    FilterHolder cors = new FilterHolder(CorsFilter.class);
    cors.setInitParameter("cors.allowed.origins", LISTED);
    cors.setInitParameter("cors.exposed.headers", "WWW-Authenticate");
    cors.setAsyncSupported(true);
    server.context().addFilter(cors, "/*", EnumSet.of(DispatcherType.REQUEST));
    server.guarded("/*", TestIssuer.settings(Map.of())).serving("/*", Page::whoAmI).start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  @DisplayName(
      "CORS-04: a rejected request is marked by the application's own CORS filter in front")
  void rejectionIsMarked() {
    Answer answer = Call.get(server.at("/it")).with("Origin", LISTED).send();

    assertEquals(401, answer.status());
    assertEquals(List.of(LISTED), answer.header("Access-Control-Allow-Origin"));
    assertEquals(List.of("WWW-Authenticate"), answer.header("Access-Control-Expose-Headers"));
  }

  @Test
  @DisplayName("CORS-04: that filter answers preflights, without a token")
  void preflightIsAnsweredInFront() {
    Answer answer =
        Call.get(server.at("/it"))
            .method("OPTIONS")
            .with("Origin", LISTED)
            .with("Access-Control-Request-Method", "GET")
            .send();

    assertEquals(200, answer.status());
    assertEquals(List.of(LISTED), answer.header("Access-Control-Allow-Origin"));
  }

  @Test
  @DisplayName("CORS-04: a request with a token passes both")
  void tokenPassesBoth() {
    Answer answer =
        Call.get(server.at("/it")).with("Origin", LISTED).bearer(TestIssuer.token()).send();

    assertEquals("alice", answer.body());
    assertEquals(List.of(LISTED), answer.header("Access-Control-Allow-Origin"));
  }
}
