package io.jwtgate.bearer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jwtgate.http.Call;
import io.jwtgate.http.InMemory;
import io.jwtgate.http.TestIssuer;
import io.jwtgate.testkit.JwksServer;
import io.jwtgate.testkit.ReceivedRequest;
import io.jwtgate.testkit.Reply;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ForwardingClientTest {
  private static final BearerHosts LOOPBACK =
      BearerHosts.of("stock.example.com").unsafeLoopbackHttp();

  private final String token = TestIssuer.token();
  private final JwksServer stock = JwksServer.start();
  private final ForwardingClient client =
      new ForwardingClient(HttpClient.newHttpClient(), LOOPBACK);

  @BeforeEach
  void answer() {
    stock.on("/stock", Reply.json("{}"));
  }

  @AfterEach
  void stop() {
    stock.close();
  }

  private static Caller caller(GateBuilder gate, String token) {
    Call call = Call.get(URI.create("http://127.0.0.1"), "/it").bearer(token);
    return gate.build().receive(new InMemory(call, false)).caller().orElseThrow();
  }

  private Caller alice() {
    return caller(TestIssuer.gate(), token);
  }

  private HttpRequest.Builder request() {
    return HttpRequest.newBuilder(URI.create(stock.url("/stock")));
  }

  private List<Optional<String>> received() {
    return stock.requests().stream()
        .map((ReceivedRequest request) -> request.header("Authorization"))
        .toList();
  }

  @Test
  @DisplayName("a listed host gets the caller's token")
  void listedHost_getsTheToken() throws Exception {
    HttpRequest post =
        request().header("X-Shop", "a").POST(HttpRequest.BodyPublishers.ofString("b")).build();
    assertEquals(200, client.send(alice(), post, BodyHandlers.discarding()).statusCode());
    client.sendAsync(alice(), request().build(), BodyHandlers.discarding()).join();

    assertEquals(
        List.of(Optional.of("Bearer " + token), Optional.of("Bearer " + token)), received());
    assertEquals("POST", stock.requests().get(0).method());
    assertEquals(Optional.of("a"), stock.requests().get(0).header("X-Shop"));
  }

  @Test
  @DisplayName("each caller's request has that caller's token, on one client")
  void twoCallers_areNotMixedUp() throws Exception {
    String bobs = TestIssuer.MINT.token().subject("bob").compact();
    client.send(alice(), request().build(), BodyHandlers.discarding());
    client.send(caller(TestIssuer.gate(), bobs), request().build(), BodyHandlers.discarding());

    assertEquals(
        List.of(Optional.of("Bearer " + token), Optional.of("Bearer " + bobs)), received());
  }

  @Test
  @DisplayName("to a host that is not listed nothing is sent")
  void unlistedHost_getsNothing() {
    ForwardingClient strict =
        new ForwardingClient(HttpClient.newHttpClient(), BearerHosts.of("stock.example.com"));

    assertThrows(
        IllegalArgumentException.class,
        () -> strict.send(alice(), request().build(), BodyHandlers.discarding()));
    assertEquals(List.of(), received());
  }

  @Test
  @DisplayName("a redirect is not followed, and a client that would follow it is not taken")
  void redirect_isNotFollowed() throws Exception {
    try (JwksServer evil = JwksServer.start()) {
      stock.on("/stock", Reply.redirect(evil.url("/take")));

      assertEquals(
          302, client.send(alice(), request().build(), BodyHandlers.discarding()).statusCode());
      assertEquals(List.of(), evil.requests());
    }
    for (HttpClient.Redirect follows :
        List.of(HttpClient.Redirect.NORMAL, HttpClient.Redirect.ALWAYS)) {
      HttpClient following = HttpClient.newBuilder().followRedirects(follows).build();
      assertThrows(IllegalArgumentException.class, () -> new ForwardingClient(following, LOOPBACK));
    }
  }

  @Test
  @DisplayName("a request with credentials of its own is not sent with others")
  void requestWithCredentials_isNotSent() {
    HttpRequest own = request().header("authorization", "Basic x").build();

    assertThrows(
        IllegalArgumentException.class, () -> client.send(alice(), own, BodyHandlers.discarding()));
    assertEquals(List.of(), received());
  }

  @Test
  @DisplayName("a caller whose token is withheld sends nothing")
  void withheldToken_isNotSent() {
    Caller withheld = caller(TestIssuer.gate().forwardToken(false), token);

    assertThrows(
        IllegalStateException.class,
        () -> client.send(withheld, request().build(), BodyHandlers.discarding()));
    assertEquals(List.of(), received());
  }
}
