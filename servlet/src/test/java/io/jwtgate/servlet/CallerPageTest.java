package io.jwtgate.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jwtgate.bearer.BearerHosts;
import io.jwtgate.bearer.Caller;
import io.jwtgate.bearer.CallerPrincipal;
import io.jwtgate.bearer.CallerWatch;
import io.jwtgate.bearer.ForwardingClient;
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
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.Principal;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
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

  public record ShopUser(Caller caller, String number) implements Principal {
    @Override
    public String getName() {
      return caller.getName();
    }
  }

  public static final class ShopUsers implements CallerPrincipal {
    @Override
    public Principal of(Caller caller) {
      return new ShopUser(caller, caller.token().claims().string("customer").orElseThrow());
    }
  }

  @Test
  @DisplayName("an application has a principal of its own type")
  void principalOfOwnType() {
    Page page =
        (request, response) ->
            response.getWriter().print(((ShopUser) request.getUserPrincipal()).number());
    JwtFilter filter = new JwtFilter(TestIssuer.gate().principal(new ShopUsers()).build());
    try (WebServer server =
        new WebServer().filtered("/*", filter).serving("/orders", page).start()) {
      Call call = Call.get(server.at("/orders"));
      assertEquals("c7", answer(call, token().claim("customer", "c7")).body());
      assertEquals(401, answer(call, token()).status());
    }
  }

  private static HttpResponse<String> fromStock(Caller caller, HttpRequest request)
      throws IOException, InterruptedException {
    ForwardingClient stock =
        new ForwardingClient(HttpClient.newHttpClient(), BearerHosts.of("stock.example.com"));
    HttpResponse<String> answer = stock.send(caller, request, BodyHandlers.ofString());
    return answer;
  }

  @Test
  @DisplayName("the token goes to listed hosts, and to no other")
  void tokenGoesToListedHosts() {
    HttpRequest other = HttpRequest.newBuilder(URI.create("https://other.example/")).build();
    Page page =
        (request, response) -> {
          Caller caller = (Caller) request.getUserPrincipal();
          assertThrows(IllegalArgumentException.class, () -> fromStock(caller, other));
          response.getWriter().print(caller.bearer().isPresent());
        };
    for (boolean forwarded : new boolean[] {true, false}) {
      WebServer server = PageApplication.with("jwtgate.forward-token=" + forwarded);
      try (server) {
        server.serving("/orders", page).start();
        assertEquals("" + forwarded, answer(Call.get(server.at("/orders")), token()).body());
      }
    }
  }

  private static void print(PrintWriter out, Caller caller, Iterator<String> prices) {
    while (caller.isStillValid() && prices.hasNext()) {
      out.println(prices.next());
    }
  }

  private static CallerWatch watch(
      Caller caller, ScheduledExecutorService scheduler, OpenStream session) {
    CallerWatch watch = caller.whenEnded(scheduler, Duration.ofSeconds(1), session::close);
    return watch;
  }

  private record OpenStream(AtomicBoolean closed) {
    void close() {
      closed.set(true);
    }
  }

  @Test
  @DisplayName("a stream asks whether its caller is valid, or is told")
  void streamAsksOrIsTold() {
    ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    OpenStream session = new OpenStream(new AtomicBoolean());
    Page page =
        (request, response) -> {
          Caller caller = (Caller) request.getUserPrincipal();
          watch(caller, scheduler, session).close();
          print(response.getWriter(), caller, List.of("1", "2").iterator());
        };
    try (WebServer server = PageApplication.with("").serving("/orders", page).start()) {
      assertEquals(
          List.of("1", "2"),
          answer(Call.get(server.at("/orders")), token()).body().lines().toList());
    } finally {
      scheduler.shutdownNow();
    }
    assertFalse(session.closed().get());
  }
}
