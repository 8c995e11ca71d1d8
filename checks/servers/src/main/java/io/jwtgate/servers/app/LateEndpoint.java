package io.jwtgate.servers.app;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;

/** Adds an endpoint in code, as late as an application may. */
public class LateEndpoint implements ServletContextListener {

  @Override
  public void contextInitialized(ServletContextEvent event) {
    ServerContainer sockets =
        (ServerContainer)
            event.getServletContext().getAttribute("jakarta.websocket.server.ServerContainer");
    try {
      sockets.addEndpoint(
          ServerEndpointConfig.Builder.create(SocketEndpoint.class, "/late").build());
    } catch (DeploymentException wrong) {
      throw new IllegalStateException(wrong);
    }
  }
}
