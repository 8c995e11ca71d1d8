package io.jwtgate.servlet;

import jakarta.websocket.OnError;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;

/** Says to each caller who it is. */
@ServerEndpoint("/socket")
public class WhoEndpoint {

  /** Sends the caller's name. */
  @OnOpen
  public void greet(Session session) throws IOException {
    var caller = session.getUserPrincipal();
    session.getBasicRemote().sendText(caller == null ? "anonymous" : caller.getName());
  }

  /** The caller has gone. */
  @OnError
  public void end(Throwable gone) {}
}
