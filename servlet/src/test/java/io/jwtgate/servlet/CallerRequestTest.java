package io.jwtgate.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.TokenVerifier;
import io.jwtgate.TrustedIssuer;
import io.jwtgate.VerifiedToken;
import io.jwtgate.bearer.Access;
import io.jwtgate.bearer.Caller;
import io.jwtgate.bearer.Gate;
import io.jwtgate.http.Answer;
import io.jwtgate.http.Call;
import io.jwtgate.http.Refused;
import io.jwtgate.http.TestIssuer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CallerRequestTest {
  private static final String TOKEN = TestIssuer.MINT.token().roles("admin", "A,B").compact();

  private final Gate optional = TestIssuer.gate().access(Access.OPTIONAL).build();

  @Test
  @DisplayName("JEE-01: principal, remote user, roles and scheme are those of the token")
  void applicationSeesTheTokensCaller() {
    Page page =
        (request, response) ->
            response
                .getWriter()
                .print(
                    List.of(
                        request.getUserPrincipal() instanceof Caller,
                        request.getUserPrincipal().getName(),
                        request.getRemoteUser(),
                        request.isUserInRole("admin"),
                        request.isUserInRole("Admin"),
                        request.isUserInRole("**"),
                        request.getAuthType()));

    assertEquals("[true, alice, alice, true, false, true, BEARER]", get(page).body());
  }

  @Test
  @DisplayName("JEE-08: a role with a comma is one role")
  void roleWithCommaIsOne() {
    Page page =
        (request, response) ->
            response
                .getWriter()
                .print(
                    List.of(
                        request.isUserInRole("A,B"),
                        request.isUserInRole("A"),
                        request.isUserInRole("B")));

    assertEquals("[true, false, false]", get(page).body());
  }

  @Test
  void anonymousHasNothing() {
    Page page =
        (request, response) ->
            response
                .getWriter()
                .print(
                    request.getUserPrincipal()
                        + " "
                        + request.getRemoteUser()
                        + " "
                        + request.isUserInRole("**")
                        + " "
                        + request.getAuthType());

    assertEquals("null null false null", getAnonymously(page).body());
  }

  @Test
  @DisplayName("JEE-13: authenticate sends the challenge to who is anonymous")
  void authenticateChallengesAnonymous() {
    Page page =
        (request, response) -> {
          if (request.authenticate(response)) {
            response.getWriter().print("authenticated");
          }
        };

    assertEquals(Refused.challenged(401, "Unauthorized", ""), getAnonymously(page).refusal());
    assertEquals("authenticated", get(page).body());
  }

  @Test
  @DisplayName(
      "JEE-13: login by password fails for a known caller, and is the container's for nobody")
  void loginFailsForAKnownCaller() {
    Page page =
        (request, response) -> {
          try {
            request.login("bob", "secret");
            response.getWriter().print(Page.nameIn(request));
          } catch (ServletException expected) {
            response.getWriter().print("still " + Page.nameIn(request));
          }
        };
    try (WebServer server =
        new WebServer()
            .filtered("/*", CallerRequestTest::takingEveryPassword)
            .filtered("/*", new JwtFilter(optional))
            .serving("/page", page)
            .start()) {
      Call call = Call.get(server.at("/page"));
      assertEquals("still alice", call.bearer(TOKEN).send().body());
      assertEquals("bob", call.send().body());
    }
  }

  /** Stands for a container that knows every user. */
  private static void takingEveryPassword(
      ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    chain.doFilter(
        new HttpServletRequestWrapper((HttpServletRequest) request) {
          private Principal user;

          @Override
          public void login(String username, String password) {
            user = () -> username;
          }

          @Override
          public Principal getUserPrincipal() {
            return user;
          }
        },
        response);
  }

  @Test
  @DisplayName(
      "JEE-13: logout forgets the caller for the rest of the request, in later dispatches too")
  void logoutForgetsTheCaller() {
    Page page =
        (request, response) -> {
          request.logout();
          response.getWriter().print(request.getUserPrincipal() + " " + request.getAuthType());
          request.getRequestDispatcher("/who").include(request, response);
        };

    assertEquals("null nullanonymous", get(page).body());
  }

  @Test
  @DisplayName("JEE-13: nor does a dispatch that lost the filter's wrapper know who logged out")
  void logoutOutlivesTheWrapper() {
    assertEquals("anonymous", get((request, response) -> leave(request, true)).body());
    assertEquals("alice", get((request, response) -> leave(request, false)).body());
  }

  /** To the page that tells who calls, by the container's own request. */
  private static void leave(HttpServletRequest request, boolean loggedOut) throws ServletException {
    if (loggedOut) {
      request.logout();
    }
    ((HttpServletRequestWrapper) request).getRequest().startAsync().dispatch("/who");
  }

  @Test
  @DisplayName("HTTP-24: the caller is seen through wrappers of other filters")
  void callerIsSeenThroughOtherWrappers() {
    try (WebServer server =
        new WebServer()
            .filtered("/*", new JwtFilter(optional))
            .filtered(
                "/*",
                (request, response, chain) ->
                    chain.doFilter(
                        new HttpServletRequestWrapper((HttpServletRequest) request), response))
            .serving("/*", Page::whoAmI)
            .start()) {
      assertEquals("alice", Call.get(server.at("/")).bearer(TOKEN).send().body());
    }
  }

  @Test
  void containersOwnObjectIsKept() {
    assertEquals("true", isGivenFrom(new Caller(verified(TOKEN))));
  }

  @Test
  void anotherCallerOfTheContainerIsNotKept() {
    String other = TestIssuer.MINT.token().subject("bob").roles("admin", "A,B").compact();
    assertEquals("false", isGivenFrom(new Caller(verified(other))));
  }

  @Test
  void callerOfTheContainerWithOtherRolesIsNotKept() {
    String other = TestIssuer.MINT.token().roles("admin").compact();
    assertEquals("false", isGivenFrom(new Caller(verified(other))));
  }

  private static VerifiedToken verified(String token) {
    TrustedIssuer issuer =
        TrustedIssuer.of(TestIssuer.MINT.issuer())
            .audience(TestIssuer.MINT.audience())
            .keys(new TestIssuer.CountingKeys())
            .build();
    return TokenVerifier.builder().trust(issuer).build().verify(token);
  }

  /** Whether a request gives this very object, which the container was told of. */
  private String isGivenFrom(Caller told) {
    try (WebServer server =
        new WebServer()
            .filtered(
                "/*",
                (request, response, chain) ->
                    chain.doFilter(new ToldRequest((HttpServletRequest) request, told), response))
            .filtered("/*", new JwtFilter(optional))
            .serving(
                "/*",
                (request, response) ->
                    response.getWriter().print(request.getUserPrincipal() == told))
            .start()) {
      return Call.get(server.at("/")).bearer(TOKEN).send().body();
    }
  }

  /** As the container gives it. */
  private static final class ToldRequest extends HttpServletRequestWrapper {
    private final Caller told;

    ToldRequest(HttpServletRequest request, Caller told) {
      super(request);
      this.told = told;
    }

    @Override
    public Principal getUserPrincipal() {
      return told;
    }
  }

  @Test
  void authenticateChallengesNobodyWhileTheServerChecksWhatIsOpen() {
    Page page =
        (request, response) -> {
          request.setAttribute(Access.OPENED_ATTRIBUTE, true);
          response.getWriter().print(request.authenticate(response));
        };

    assertEquals(new Shown(200, "false"), Shown.of(getAnonymously(page)));
    assertEquals(new Shown(200, "true"), Shown.of(get(page)));
  }

  private record Shown(int status, String body) {
    static Shown of(Answer answer) {
      return new Shown(answer.status(), answer.body());
    }
  }

  private Answer get(Page page) {
    return send(page, TOKEN);
  }

  private Answer getAnonymously(Page page) {
    return send(page, null);
  }

  private Answer send(Page page, String token) {
    try (WebServer server =
        new WebServer()
            .filtered("/*", new JwtFilter(optional))
            .serving("/page", page)
            .serving("/who", Page::whoAmI)
            .start()) {
      Call call = Call.get(server.at("/page"));
      return (token == null ? call : call.bearer(token)).send();
    }
  }
}
