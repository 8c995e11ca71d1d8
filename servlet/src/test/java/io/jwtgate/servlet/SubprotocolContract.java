package io.jwtgate.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.jwtgate.RecordedLog;
import io.jwtgate.http.Call;
import io.jwtgate.http.TestIssuer;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.OnError;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A token among the sub-protocols of a WebSocket's handshake. */
abstract class SubprotocolContract {
  private static final String NAME = "jwtgate.bearer";
  private static final String TOKEN = TestIssuer.token();
  private static final Map<String, String> ON =
      TestIssuer.settings(Map.of("jwtgate.websocket-subprotocol", "true"));

  /** Starts an application with these settings and endpoint, and says where its root is. */
  abstract URI start(Map<String, String> settings, Class<?> endpoint) throws Exception;

  private URI greeting() throws Exception {
    return start(ON, WhoEndpoint.class).resolve("/socket");
  }

  @Test
  @DisplayName("TOK-07: the token opens a WebSocket, and the answer has the name alone")
  void tokenOpensIt() throws Exception {
    assertEquals(new Offer(101, "alice", NAME), Offer.at(greeting(), NAME, TOKEN));
  }

  @Test
  @DisplayName("TOK-07: by default it does not")
  void offByDefault() throws Exception {
    URI socket = start(TestIssuer.settings(Map.of()), WhoEndpoint.class).resolve("/socket");
    assertEquals(401, Offer.at(socket, NAME, TOKEN).status());
    assertEquals(new Handshake(101, "alice"), Handshake.at(socket, TOKEN));
  }

  @Test
  @DisplayName("TOK-07: an invalid token, none, two and one in the header as well are refused")
  void everythingElseIsRefused() throws Exception {
    URI socket = greeting();
    String other = TestIssuer.MINT.token().claim("aud", "other").compact();
    assertEquals(401, Offer.at(socket, NAME, other).status());
    assertEquals(401, Offer.at(socket, "chat").status());
    assertEquals(400, Offer.at(socket, "chat", NAME).status());
    Call handshake =
        Call.get(socket)
            .with("Upgrade", "websocket")
            .with("Connection", "Upgrade")
            .with("Sec-WebSocket-Version", "13")
            .with("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
    String offered = NAME + ", " + TOKEN;
    String header = "Sec-WebSocket-Protocol";
    assertEquals(400, handshake.with(header, offered).with(header, offered).send().status());
    assertEquals(400, handshake.with(header, offered).bearer(TOKEN).send().status());
    assertEquals(401, Call.get(socket).with(header, offered).send().status());
  }

  @Test
  @DisplayName("TOK-07: a header opens it as ever")
  void headerOpensIt() throws Exception {
    assertEquals(new Handshake(101, "alice"), Handshake.at(greeting(), TOKEN));
  }

  @Test
  @DisplayName("TOK-07: an endpoint with a sub-protocol of its own never sees the token")
  void endpointChoosesAnother() throws Exception {
    URI chat = start(ON, ChatEndpoint.class).resolve("/chat");
    Offer opened = Offer.at(chat, NAME, TOKEN, "chat");
    assertEquals(101, opened.status());
    assertEquals("chat", opened.chosen());
    assertFalse(opened.said().contains(TOKEN), opened.said());
  }

  @Test
  @DisplayName("TOK-07: nothing of the token is logged")
  void tokenIsNotLogged() throws Exception {
    URI socket = greeting();
    String other = TestIssuer.MINT.token().claim("aud", "other").compact();
    try (RecordedLog log = RecordedLog.ofThisThread()) {
      Offer.at(socket, NAME, other);
      assertFalse(log.lines().stream().anyMatch(line -> line.contains(other.substring(0, 20))));
    }
  }

  /** Tells what it was offered. */
  @ServerEndpoint(value = "/chat", subprotocols = "chat", configurator = TellsHeaders.class)
  public static class ChatEndpoint {
    /** Sends what the handshake had. */
    @OnOpen
    public void greet(Session session, EndpointConfig config) throws IOException {
      session.getBasicRemote().sendText("" + config.getUserProperties().get("offered"));
    }

    /** The caller has gone. */
    @OnError
    public void end(Throwable gone) {}
  }

  /** Keeps what the handshake had. */
  public static class TellsHeaders extends ServerEndpointConfig.Configurator {
    @Override
    public void modifyHandshake(
        ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
      config.getUserProperties().put("offered", request.getHeaders().toString());
    }

    @Override
    public String getNegotiatedSubprotocol(List<String> supported, List<String> requested) {
      return requested.contains("chat") ? "chat" : "";
    }
  }
}
