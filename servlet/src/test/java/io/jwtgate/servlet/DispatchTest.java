package io.jwtgate.servlet;

import static jakarta.servlet.DispatcherType.ASYNC;
import static jakarta.servlet.DispatcherType.ERROR;
import static jakarta.servlet.DispatcherType.FORWARD;
import static jakarta.servlet.DispatcherType.INCLUDE;
import static jakarta.servlet.DispatcherType.REQUEST;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.http.Answer;
import io.jwtgate.http.Call;
import io.jwtgate.http.Refused;
import io.jwtgate.http.TestIssuer;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.EnumSet;
import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the decision when the container dispatches a request once more. */
class DispatchTest {
  private static final String NO_CREDENTIALS = Refused.challenged(401, "Unauthorized", "");

  private final TestIssuer.CountingKeys keys = new TestIssuer.CountingKeys();
  private final JwtFilter filter =
      new JwtFilter(TestIssuer.gate(keys).publicPaths("/public/*").build());
  private final WebServer server =
      new WebServer()
          .serving("/who", Page::whoAmI)
          .serving(
              "/forward", (request, response) -> to("/who", request).forward(request, response))
          .serving(
              "/include", (request, response) -> to("/who", request).include(request, response))
          .serving("/error", (request, response) -> response.sendError(418))
          .serving("/throw", DispatchTest::fail)
          .serving("/async", (request, response) -> request.startAsync().dispatch("/who"))
          .serving(
              "/async-with",
              (request, response) -> request.startAsync(request, response).dispatch("/who"))
          .serving(
              "/async-original",
              (request, response) -> unwrapped(request).startAsync().dispatch("/who"))
          .serving("/thread", DispatchTest::answerOnAnotherThread)
          .serving("/open/to-who", (request, response) -> request.startAsync().dispatch("/who"))
          .serving(
              "/public/forward",
              (request, response) -> to("/who", request).forward(request, response));

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @DisplayName("HTTP-24, JEE-10: every dispatch keeps the principal and verifies nothing again")
  @ValueSource(
      strings = {
        "/who",
        "/forward",
        "/include",
        "/error",
        "/throw",
        "/async",
        "/async-with",
        "/async-original",
        "/thread"
      })
  void dispatchKeepsTheCaller(String path) {
    errorPage();
    server.filtered("/*", filter).start();

    assertEquals("alice", getWithToken(path).body());
    assertEquals(1, keys.asked());
  }

  @ParameterizedTest
  @DisplayName("HTTP-24: nor does a filter that is mapped to every dispatch verify again")
  @ValueSource(strings = {"/forward", "/include", "/error", "/async", "/thread"})
  void filterOfEveryDispatchKeepsTheCaller(String path) {
    errorPage();
    server.filtered("/*", filter, EnumSet.of(REQUEST, FORWARD, INCLUDE, ASYNC, ERROR)).start();

    assertEquals("alice", getWithToken(path).body());
    assertEquals(1, keys.asked());
  }

  @Test
  void forwardFromAPublicPathIsThePublicPathsOwnDoing() {
    server.filtered("/*", filter, EnumSet.of(REQUEST, FORWARD)).start();

    assertEquals("200 anonymous", told(get("/public/forward")));
    assertEquals(NO_CREDENTIALS, get("/who").refusal());
  }

  @Test
  void asyncDispatchThatWasNeverDecidedOnIsDecidedOn() {
    server.filtered("/who", filter).start();

    assertEquals(NO_CREDENTIALS, get("/open/to-who").refusal());
    assertEquals("200 alice", told(getWithToken("/open/to-who")));
  }

  @Test
  void forwardThatWasNeverDecidedOnIsDecidedOn() {
    server.filtered("/who", filter, EnumSet.of(REQUEST, FORWARD)).start();

    assertEquals(NO_CREDENTIALS, get("/public/forward").refusal());
    assertEquals("200 alice", told(getWithToken("/public/forward")));
  }

  @Test
  void secondFilterDecidesForItselfInAnAsyncDispatch() {
    JwtFilter admins =
        new JwtFilter(TestIssuer.gate().access(io.jwtgate.bearer.Access.anyRole("admin")).build());
    server.filtered("/*", filter).filtered("/who", admins).start();

    assertEquals(403, getWithToken("/async").status());
    assertEquals("200 alice", told(send("/async", "admin")));
  }

  @Test
  void errorPageIsShownToEverybody() {
    errorPage();
    server.filtered("/who", filter).start();

    assertEquals("anonymous", get("/error").body());
  }

  @Test
  void requestThatIsTriedTwiceInOneChainIsRefusedTwice() {
    server
        .filtered(
            "/*",
            (request, response, chain) -> {
              chain.doFilter(request, response);
              chain.doFilter(request, response);
            })
        .filtered("/*", filter)
        .start();

    assertEquals(401, get("/who").status());
  }

  private void errorPage() {
    ErrorPageErrorHandler pages = new ErrorPageErrorHandler();
    pages.addErrorPage(400, 599, "/who");
    server.context().setErrorHandler(pages);
  }

  private static void fail(HttpServletRequest request, Object response) throws IOException {
    throw new IOException("on purpose");
  }

  private static void answerOnAnotherThread(HttpServletRequest request, Object response) {
    AsyncContext async = request.startAsync();
    async.start(
        () -> {
          try {
            HttpServletRequest seen = (HttpServletRequest) async.getRequest();
            async.getResponse().getWriter().print(Page.nameIn(seen));
          } catch (IOException failed) {
            throw new IllegalStateException(failed);
          } finally {
            async.complete();
          }
        });
  }

  private static HttpServletRequest unwrapped(HttpServletRequest request) {
    return (HttpServletRequest) ((jakarta.servlet.ServletRequestWrapper) request).getRequest();
  }

  private static jakarta.servlet.RequestDispatcher to(String path, HttpServletRequest request) {
    return request.getRequestDispatcher(path);
  }

  private Answer get(String path) {
    return Call.get(server.at(path)).send();
  }

  private Answer getWithToken(String path) {
    return send(path, "guest");
  }

  private Answer send(String path, String role) {
    return Call.get(server.at(path)).bearer(TestIssuer.MINT.token().roles(role).compact()).send();
  }

  private static String told(Answer answer) {
    return answer.status() + " " + answer.body();
  }
}
