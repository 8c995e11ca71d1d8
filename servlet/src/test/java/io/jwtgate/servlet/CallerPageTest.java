package io.jwtgate.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.bearer.Caller;
import io.jwtgate.http.Answer;
import io.jwtgate.http.Call;
import io.jwtgate.http.TestIssuer;
import io.jwtgate.testkit.TokenDraft;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What docs/caller.md shows, for servlets. */
@SuppressWarnings("serial")
class CallerPageTest {
  private static TokenDraft token() {
    return TestIssuer.MINT.token().claim("tenant", "north");
  }

  public static final class OrdersServlet extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      Caller caller = (Caller) request.getUserPrincipal();
      String tenant = caller.token().claims().string("tenant").orElse("no tenant");
      String role = request.isUserInRole("clerk") ? "clerk" : "no clerk";
      response.getWriter().print(caller.getName() + ", " + tenant + ", " + role);
    }
  }

  @Test
  @DisplayName("a servlet reads name, claim and role")
  void servletReadsTheCaller() {
    try (WebServer server =
        PageApplication.with("").serving("/orders", new OrdersServlet()).start()) {
      Call call = Call.get(server.at("/orders"));
      assertEquals("alice, north, clerk", answer(call, token().roles("clerk")).body());
      TokenDraft plain = TestIssuer.MINT.token();
      assertEquals("alice, no tenant, no clerk", answer(call, plain).body());
    }
  }

  private static Answer answer(Call call, TokenDraft token) {
    return call.bearer(token.compact()).send();
  }

  public static final class OrderService {
    public String place(Caller caller, String article) {
      String tenant = caller.token().claims().string("tenant").orElse("no tenant");
      return article + " for " + caller.getName() + " of " + tenant;
    }
  }

  @Test
  @DisplayName("a bean is handed the caller")
  void beanIsHandedTheCaller() {
    OrderService orders = new OrderService();
    Page page =
        (request, response) ->
            response.getWriter().print(orders.place((Caller) request.getUserPrincipal(), "tea"));
    try (WebServer server = PageApplication.with("").serving("/orders", page).start()) {
      Answer answer = answer(Call.get(server.at("/orders")), token());
      assertEquals("tea for alice of north", answer.body());
    }
  }

  public static final class UserFilter extends HttpFilter {
    private final transient Function<String, Optional<String>> users;

    public UserFilter(Function<String, Optional<String>> users) {
      this.users = users;
    }

    @Override
    protected void doFilter(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      Principal caller = request.getUserPrincipal();
      if (caller != null) {
        Optional<String> user = users.apply(caller.getName());
        if (user.isEmpty()) {
          response.sendError(HttpServletResponse.SC_FORBIDDEN);
          return;
        }
        request.setAttribute("user", user.get());
      }
      chain.doFilter(request, response);
    }
  }

  @Test
  @DisplayName("a filter behind the automatic one looks the user up, and rejects who is gone")
  void filterLooksTheUserUp() {
    Map<String, String> known = Map.of("alice", "Alice A.");
    UserFilter users = new UserFilter(name -> Optional.ofNullable(known.get(name)));
    Page page =
        (request, response) -> response.getWriter().print("" + request.getAttribute("user"));
    WebServer server = PageApplication.with("jwtgate.public-paths=/health");
    server.context().addFilter(new FilterHolder(users), "/*", EnumSet.of(DispatcherType.REQUEST));
    try (server) {
      server.serving("/*", page).start();
      Call call = Call.get(server.at("/it"));
      assertEquals("Alice A.", answer(call, token()).body());
      assertEquals(403, answer(call, token().subject("bob")).status());
      assertEquals(200, Call.get(server.at("/health")).send().status());
    }
  }
}
