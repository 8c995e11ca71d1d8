package io.jwtgate.servers.app;

import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import java.security.Principal;

/** A WebSocket that says to each caller who it is. */
@ServerEndpoint("/socket")
public class SocketEndpoint {

  @OnOpen
  public void greet(Session session) throws IOException {
    Principal caller = session.getUserPrincipal();
    session.getBasicRemote().sendText(caller == null ? "nobody" : caller.getName());
  }
}
