package io.jwtgate.jaxrs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jwtgate.bearer.BearerHosts;
import io.jwtgate.bearer.Caller;
import io.jwtgate.bearer.GateBuilder;
import io.jwtgate.http.Call;
import io.jwtgate.http.InMemory;
import io.jwtgate.http.TestIssuer;
import io.jwtgate.testkit.JwksServer;
import io.jwtgate.testkit.Reply;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The caller's token on the requests of a JAX-RS client. */
class ForwardingFilterTest {
  private static final BearerHosts LOOPBACK =
      BearerHosts.of("stock.example.com").unsafeLoopbackHttp();

  private final String token = TestIssuer.token();
  private final JwksServer stock = JwksServer.start();
  private Client client;

  @BeforeEach
  void start() {
    assumeTrue(RestServer.isJersey() || hasClient(), "there is no client of RESTEasy here");
    stock.on("/stock", Reply.json("{}"));
    client = ClientBuilder.newClient();
  }

  private static boolean hasClient() {
    return ForwardingFilterTest.class
            .getClassLoader()
            .getResource("org/jboss/resteasy/client/jaxrs/ResteasyClient.class")
        != null;
  }

  @AfterEach
  void stop() {
    stock.close();
    if (client != null) {
      client.close();
    }
  }

  private static Caller caller(GateBuilder gate, String token) {
    Call call = Call.get(URI.create("http://127.0.0.1"), "/it").bearer(token);
    return gate.build().receive(new InMemory(call, false)).caller().orElseThrow();
  }

  private Caller alice() {
    return caller(TestIssuer.gate(), token);
  }

  private Invocation.Builder request() {
    return client.target(stock.url("/stock")).request();
  }

  private List<Optional<String>> received(JwksServer server) {
    return server.requests().stream().map(request -> request.header("Authorization")).toList();
  }

  @Test
  @DisplayName("requests of one caller's client have the caller's token")
  void clientOfOneCaller() {
    client.register(new ForwardingFilter(LOOPBACK, alice()));

    assertEquals(200, request().get().getStatus());
    assertEquals(List.of(Optional.of("Bearer " + token)), received(stock));
  }

  @Test
  @DisplayName("on a client of many callers each request names its own; one without has no token")
  void clientOfManyCallers() {
    String bobs = TestIssuer.MINT.token().subject("bob").compact();
    client.register(new ForwardingFilter(LOOPBACK));
    request().property(Caller.ATTRIBUTE, alice()).get();
    request().property(Caller.ATTRIBUTE, caller(TestIssuer.gate(), bobs)).get();
    request().get();

    assertEquals(
        List.of(Optional.of("Bearer " + token), Optional.of("Bearer " + bobs), Optional.empty()),
        received(stock));
  }

  @Test
  @DisplayName("a host that is not listed gets no token")
  void unlistedHost_getsNone() {
    client.register(new ForwardingFilter(BearerHosts.of("stock.example.com"), alice()));
    request().get();

    assertEquals(List.of(Optional.empty()), received(stock));
  }

  @Test
  @DisplayName("a redirect is not followed, to whatever host")
  void redirect_isNotFollowed() {
    try (JwksServer evil = JwksServer.start()) {
      client.register(new ForwardingFilter(LOOPBACK, alice()));
      stock.on("/stock", Reply.redirect(evil.url("/take")));

      assertEquals(302, request().get().getStatus());
      assertEquals(List.of(), evil.requests());
    }
  }

  @Test
  @DisplayName("a request that has credentials of its own keeps them")
  void ownCredentials_stay() {
    client.register(new ForwardingFilter(LOOPBACK, alice()));
    request().header("authorization", "Basic x").get();

    assertEquals(List.of(Optional.of("Basic x")), received(stock));
  }

  @Test
  @DisplayName("a token that is withheld is not sent")
  void withheldToken_isNotSent() {
    client.register(
        new ForwardingFilter(LOOPBACK, caller(TestIssuer.gate().forwardToken(false), token)));
    request().get();

    assertEquals(List.of(Optional.empty()), received(stock));
  }

  /** As docs/caller.md shows it. */
  private static Response askStock(Caller caller, URI uri) {
    Client client = ClientBuilder.newClient();
    client.register(new ForwardingFilter(BearerHosts.of("stock.example.com")));
    Response answer = client.target(uri).request().property(Caller.ATTRIBUTE, caller).get();
    return answer;
  }

  @Test
  @DisplayName("the page's client sends no token to another host")
  void clientOfThePage() {
    assertEquals(200, askStock(alice(), URI.create(stock.url("/stock"))).getStatus());
    assertEquals(List.of(Optional.empty()), received(stock));
  }
}
