package io.jwtgate.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.bearer.Caller;
import io.jwtgate.docs.DocPage;
import io.jwtgate.http.Answer;
import io.jwtgate.http.Call;
import io.jwtgate.http.TestIssuer;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.jetty.ee10.websocket.jakarta.server.config.JakartaWebSocketServletContainerInitializer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What docs/credentials.md shows, for servlets. */
@SuppressWarnings("serial")
class CredentialsPageTest {
  private static final DocPage PAGE = DocPage.of("docs/credentials.md");

  @ServerEndpoint("/orders")
  public static final class OrdersSocket {
    @OnOpen
    public void greet(Session session) throws IOException {
      session.getBasicRemote().sendText("Hello " + session.getUserPrincipal().getName());
    }
  }

  @Test
  @DisplayName("the endpoint of a WebSocket knows the caller")
  void socketKnowsTheCaller() {
    WebServer server = PageApplication.with("");
    JakartaWebSocketServletContainerInitializer.configure(
        server.context(), (context, container) -> container.addEndpoint(OrdersSocket.class));
    try (server) {
      server.start();
      assertEquals(new Handshake(401, ""), Handshake.at(server.at("/orders"), null));
      Handshake open = Handshake.at(server.at("/orders"), TestIssuer.token());
      assertEquals(new Handshake(101, "Hello alice"), open);
    }
  }

  public static final class EventsServlet extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      Caller caller = (Caller) request.getUserPrincipal();
      Duration rest = Duration.between(Instant.now(), caller.token().expiresAt());
      AsyncContext stream = request.startAsync();
      stream.setTimeout(Math.max(1, rest.toMillis()));
      response.setContentType("text/event-stream");
      response.getWriter().print("data: hello " + caller.getName() + "\n\n");
      response.flushBuffer();
    }
  }

  @Test
  @DisplayName("an event stream ends with its token")
  void streamEndsWithItsToken() {
    try (WebServer server =
        PageApplication.with("").serving("/events", new EventsServlet()).start()) {
      assertEquals(401, Call.get(server.at("/events")).send().status());
      String ended = TestIssuer.MINT.token().expiresIn(Duration.ofSeconds(-1)).compact();
      Answer answer = Call.get(server.at("/events")).bearer(ended).send();
      assertEquals(200, answer.status());
      assertEquals("data: hello alice", answer.body().strip());
    }
  }

  @Test
  @DisplayName("the API needs a token, pages are left to the server's own login")
  void pagesAreLeftToTheServer() {
    String block = settings("jwtgate.guarded-paths");
    try (WebServer server = PageApplication.with(block).serving("/*", Page::whoAmI).start()) {
      assertEquals(401, Call.get(server.at("/api/orders")).send().status());
      assertEquals(200, Call.get(server.at("/pages")).send().status());
    }
  }

  @Test
  @DisplayName(
      "with access=optional a request without a token passes, one with a bad token does not")
  void badTokenIsRejectedAllTheSame() {
    String block = settings("jwtgate.access");
    try (WebServer server = PageApplication.with(block).serving("/*", Page::whoAmI).start()) {
      assertEquals("anonymous", Call.get(server.at("/it")).send().body());
      assertEquals(401, Call.get(server.at("/it")).bearer("bad").send().status());
    }
  }

  /** The page's settings that begin with this name. */
  private static String settings(String name) {
    return PAGE.blocks("properties").stream()
        .filter(block -> block.startsWith(name))
        .findFirst()
        .orElseThrow();
  }
}
