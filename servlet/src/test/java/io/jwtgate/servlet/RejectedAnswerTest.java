package io.jwtgate.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.bearer.Access;
import io.jwtgate.bearer.Rejection;
import io.jwtgate.http.Answer;
import io.jwtgate.http.Call;
import io.jwtgate.http.CredentialRows;
import io.jwtgate.http.TestIssuer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What filters of the application before ours have done to an answer or see of it. */
class RejectedAnswerTest {
  private static final String BODY =
      "{\"type\":\"about:blank\",\"title\":\"Unauthorized\",\"status\":401}";

  private final WebServer server = new WebServer();
  private final List<String> seen = new CopyOnWriteArrayList<>();

  @AfterEach
  void stop() {
    server.close();
  }

  /** A filter before ours. */
  interface Before {
    void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws IOException, ServletException;
  }

  private Call behind(Before filter, Page page) {
    server
        .filtered(
            "/*",
            (request, response, chain) ->
                filter.filter((HttpServletRequest) request, (HttpServletResponse) response, chain))
        .filtered("/*", new JwtFilter(TestIssuer.gate().access(Access.OPTIONAL).build()))
        .serving("/*", page)
        .start();
    return Call.get(server.at("/it"));
  }

  private static void challenge(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    request.authenticate(response);
  }

  @Test
  @DisplayName("CHL-14, CHL-15: the rejection replaces what was written and set before it")
  void rejection_replacesWhatWasWritten() {
    Answer answer =
        behind(
                (request, response, chain) -> {
                  response.getOutputStream().print("secret");
                  response.setHeader("WWW-Authenticate", "Basic");
                  response.setHeader("Cache-Control", "public");
                  chain.doFilter(request, response);
                },
                RejectedAnswerTest::challenge)
            .send();

    assertEquals(BODY, answer.body());
    assertEquals(List.of("Bearer realm=\"jwtgate\""), answer.header("WWW-Authenticate"));
    assertEquals(List.of("no-store"), answer.header("Cache-Control"));
    assertEquals(List.of("" + BODY.length()), answer.header("Content-Length"));
  }

  @Test
  @DisplayName("CHL-14, CHL-15: it is whole where a filter has taken the writer")
  void rejection_isWholeByWriter() {
    Answer answer =
        behind(
                (request, response, chain) -> {
                  response.getWriter().print("secret");
                  chain.doFilter(request, response);
                },
                RejectedAnswerTest::challenge)
            .bearer("bad")
            .send();

    assertEquals(401, answer.status());
    assertEquals(BODY, answer.body());
    assertEquals(List.of("no-store"), answer.header("Cache-Control"));
  }

  @Test
  @DisplayName("COOKIE-13: a field that an application sets or adds as null is none")
  void nullIsNoField() {
    server
        .filtered("/*", new JwtFilter(TestIssuer.gate().cookie(CredentialRows.COOKIE).build()))
        .serving(
            "/*",
            (request, response) -> {
              response.setHeader("Cache-Control", null);
              response.addHeader("Cache-Control", null);
              response.addHeader("Vary", null);
              response.addHeader("Vary", "Accept");
            })
        .start();
    Answer answer =
        Call.get(server.at("/")).cookie(CredentialRows.COOKIE, TestIssuer.token()).send();

    assertEquals(200, answer.status());
    assertEquals(List.of("private"), answer.header("Cache-Control"));
    assertEquals(List.of("Accept, Cookie"), answer.header("Vary"));
  }

  @Test
  @DisplayName("OBS-03: a filter before ours learns the reason")
  void reason_isAnAttribute() {
    Call call =
        behind(
            (request, response, chain) -> {
              chain.doFilter(request, response);
              seen.add(String.valueOf(request.getAttribute(Rejection.REASON_ATTRIBUTE)));
            },
            Page::whoAmI);
    call.bearer("a.b.c").send();
    call.send();

    assertEquals(List.of("malformed", "null"), seen);
  }

  @Test
  @DisplayName("JEE-13: after a logout nobody is known, and the container is told of its own alone")
  void logout_forgetsTheCaller() {
    Call call =
        behind(
            (request, response, chain) -> chain.doFilter(new Container(request, seen), response),
            (request, response) -> {
              request.logout();
              response.getWriter().print(request.getRemoteUser() + request.isUserInRole("**"));
            });

    assertEquals("nullfalse", call.bearer(TestIssuer.token()).send().body());
    assertEquals(List.of(), seen);
    assertEquals("nullfalse", call.send().body());
    assertEquals(List.of("logout"), seen);
  }

  @Test
  @DisplayName("JEE-13: a login after a logout is the container's")
  void loginAfterLogout_isTheContainers() {
    Call call =
        behind(
            (request, response, chain) -> chain.doFilter(new Container(request, seen), response),
            (request, response) -> {
              request.logout();
              request.login("bob", "secret");
              response.getWriter().print(request.getRemoteUser());
            });

    assertEquals("machine", call.bearer(TestIssuer.token()).send().body());
  }

  /** A request whose caller the container knows. */
  private static final class Container extends HttpServletRequestWrapper {
    private final List<String> asked;

    Container(HttpServletRequest request, List<String> asked) {
      super(request);
      this.asked = asked;
    }

    @Override
    public Principal getUserPrincipal() {
      return this::getRemoteUser;
    }

    @Override
    public String getRemoteUser() {
      return "machine";
    }

    @Override
    public boolean isUserInRole(String role) {
      return true;
    }

    @Override
    public void logout() {
      asked.add("logout");
    }

    @Override
    public void login(String name, String password) {
      asked.add("login");
    }
  }
}
