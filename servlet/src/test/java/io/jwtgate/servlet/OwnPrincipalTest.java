package io.jwtgate.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.bearer.Access;
import io.jwtgate.bearer.Caller;
import io.jwtgate.bearer.Gate;
import io.jwtgate.http.Call;
import io.jwtgate.http.InMemory;
import io.jwtgate.http.ManyCallersContract;
import io.jwtgate.http.Running;
import io.jwtgate.http.ShopUser;
import io.jwtgate.http.TestIssuer;
import io.jwtgate.servlet.internal.container.ContainerIdentity;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.Principal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** An application whose principal is of a type of its own. */
class OwnPrincipalTest extends ManyCallersContract {
  private static final String TOKEN = TestIssuer.MINT.token().roles("clerk").compact();

  @Override
  protected Running start(Gate gate) {
    Gate own = TestIssuer.gate().principal(ShopUser::of).build();
    return new WebServer()
        .filtered("/*", new JwtFilter(own))
        .serving(
            "/*",
            (request, response) -> {
              ShopUser user = (ShopUser) request.getUserPrincipal();
              response.getWriter().print(user.caller().getName());
            })
        .start();
  }

  private static WebServer shop(Page page) {
    Gate gate = TestIssuer.gate().access(Access.OPTIONAL).principal(ShopUser::of).build();
    return new WebServer().filtered("/*", new JwtFilter(gate)).serving("/it", page);
  }

  private static Call call(Running server) {
    return Call.get(server.at("/it"));
  }

  /** Type of the principal, its name, its role, and whose the attribute is. */
  private static void tell(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Principal principal = request.getUserPrincipal();
    Object attribute = request.getAttribute(Caller.ATTRIBUTE);
    String type = principal == null ? "none" : principal.getClass().getSimpleName();
    response
        .getWriter()
        .print(
            String.join(
                ", ",
                type,
                principal == null ? "none" : principal.getName(),
                "" + request.isUserInRole("clerk"),
                "" + request.getRemoteUser(),
                "" + attribute,
                "" + Caller.known(principal, attribute).map(Caller::getName)));
  }

  @Test
  @DisplayName("the principal is the application's; role, remote user and attribute the caller's")
  void principalIsTheApplications() {
    try (WebServer server = shop(OwnPrincipalTest::tell).start()) {
      assertEquals(
          "ShopUser, user alice, true, alice, alice, Optional[alice]",
          call(server).bearer(TOKEN).send().body());
      assertEquals("none, none, false, null, null, Optional.empty", call(server).send().body());
    }
  }

  @Test
  @DisplayName("without a service of its own the application has the caller, under the attribute")
  void principalIsTheCaller() {
    Gate gate = TestIssuer.gate().build();
    try (WebServer server =
        new WebServer()
            .filtered("/*", new JwtFilter(gate))
            .serving("/it", OwnPrincipalTest::tell)
            .start()) {
      assertEquals(
          "Caller, alice, true, alice, alice, Optional[alice]",
          call(server).bearer(TOKEN).send().body());
    }
  }

  @Test
  @DisplayName("a caller for whom no principal can be made is rejected, and the fault is not told")
  void callerWithoutPrincipal_isRejected() {
    try (WebServer server = shop(OwnPrincipalTest::tell).start()) {
      for (String name : new String[] {"nobody", "mallory"}) {
        String token = TestIssuer.MINT.token().subject(name).compact();
        assertEquals(401, call(server).bearer(token).send().status());
      }
    }
  }

  @Test
  @DisplayName("on another thread of the same request the principal is the same")
  void principalOnAnotherThread_isTheSame() {
    Page async =
        (request, response) -> {
          AsyncContext later = request.startAsync();
          later.start(
              () -> {
                try {
                  tell((HttpServletRequest) later.getRequest(), response);
                } catch (IOException failed) {
                  throw new UncheckedIOException(failed);
                }
                later.complete();
              });
        };
    try (WebServer server = shop(async).start()) {
      assertEquals(
          "ShopUser, user alice, true, alice, alice, Optional[alice]",
          call(server).bearer(TOKEN).send().body());
    }
  }

  @Test
  @DisplayName("after an asynchronous dispatch the principal is the same")
  void principalAfterDispatch_isTheSame() {
    Page dispatching =
        (request, response) -> {
          if (request.getDispatcherType() == jakarta.servlet.DispatcherType.ASYNC) {
            tell(request, response);
          } else {
            request.startAsync().dispatch();
          }
        };
    try (WebServer server = shop(dispatching).start()) {
      assertEquals(
          "ShopUser, user alice, true, alice, alice, Optional[alice]",
          call(server).bearer(TOKEN).send().body());
    }
  }

  @Test
  @DisplayName("after logout nobody is known, under the attribute either")
  void attributeEndsWithLogout() {
    Page leaving =
        (request, response) -> {
          request.logout();
          tell(request, response);
        };
    try (WebServer server = shop(leaving).start()) {
      assertEquals(
          "none, none, false, null, null, Optional.empty",
          call(server).bearer(TOKEN).send().body());
    }
  }

  @Test
  @DisplayName("where the container knows the same caller, its own object is the principal")
  void containersObject_isThePrincipal() {
    Page page =
        (request, response) -> {
          Principal principal = request.getUserPrincipal();
          Object attribute = request.getAttribute(Caller.ATTRIBUTE);
          boolean isContainers = principal == request.getAttribute("container");
          boolean isKnown = Caller.known(principal, attribute).isPresent();
          response.getWriter().print(principal.getName() + " " + isContainers + " " + isKnown);
        };
    Gate gate = TestIssuer.gate().principal(ShopUser::of).build();
    try (WebServer server =
        new WebServer()
            .filtered("/*", OwnPrincipalTest::asContainer)
            .filtered("/*", new JwtFilter(gate))
            .serving("/it", page)
            .start()) {
      assertEquals("user alice true true", call(server).bearer(TOKEN).send().body());
      String bob = TestIssuer.MINT.token().subject("bob").roles("clerk").compact();
      assertEquals("user bob false true", call(server).bearer(bob).send().body());
      String chief = TestIssuer.MINT.token().roles("chief").compact();
      assertEquals("user alice false true", call(server).bearer(chief).send().body());
    }
  }

  /** Stands for a container whose own login has found alice, a clerk, by the same token. */
  private static void asContainer(
      ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Call call = Call.get(URI.create("http://127.0.0.1"), "/it").bearer(TOKEN);
    Caller alice =
        TestIssuer.gate()
            .principal(ShopUser::of)
            .build()
            .receive(new InMemory(call, false))
            .caller()
            .orElseThrow();
    request.setAttribute(ContainerIdentity.ESTABLISHED, alice);
    request.setAttribute("container", alice.principal());
    chain.doFilter(
        new HttpServletRequestWrapper((HttpServletRequest) request) {
          @Override
          public Principal getUserPrincipal() {
            return alice.principal();
          }
        },
        response);
  }

  @Test
  @DisplayName("where a filter has put another principal in place, the attribute is not its caller")
  void wrappedPrincipal_isNotTheCaller() {
    Gate gate = TestIssuer.gate().principal(ShopUser::of).build();
    try (WebServer server =
        new WebServer()
            .filtered("/*", new JwtFilter(gate))
            .filtered("/*", OwnPrincipalTest::asRoot)
            .serving("/it", OwnPrincipalTest::tell)
            .start()) {
      assertEquals(
          "Root, root, true, alice, alice, Optional.empty",
          call(server).bearer(TOKEN).send().body());
    }
  }

  private static void asRoot(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest known = (HttpServletRequest) request;
    chain.doFilter(
        new HttpServletRequestWrapper(known) {
          @Override
          public Principal getUserPrincipal() {
            return new Root();
          }
        },
        response);
  }

  private record Root() implements Principal {
    @Override
    public String getName() {
      return "root";
    }
  }
}
