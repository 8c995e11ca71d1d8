package io.jwtgate.examples.twonodes;

import io.jwtgate.servlet.JwtFilter;
import io.jwtgate.session.servlet.JwksServlet;
import io.jwtgate.session.servlet.SessionServlet;
import jakarta.servlet.DispatcherType;
import java.net.URI;
import java.util.EnumSet;
import java.util.Map;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;

/** One of the two servers. What it guards and issues is told by settings alone. */
final class Node implements AutoCloseable {
  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);

  /**
   * @param port 0 for a free one
   * @param settings those that are not in {@code jwtgate.properties}
   */
  static Node started(int port, Map<String, String> settings) throws Exception {
    Node node = new Node();
    node.connector.setHost("127.0.0.1");
    node.connector.setPort(port);
    node.server.addConnector(node.connector);
    node.server.setHandler(application(settings));
    node.server.start();
    return node;
  }

  /** What a web.xml would declare. */
  private static ServletContextHandler application(Map<String, String> settings) {
    ServletContextHandler application = new ServletContextHandler("/");
    settings.forEach(application::setInitParameter);
    FilterHolder filter = new FilterHolder(JwtFilter.class);
    filter.setAsyncSupported(true);
    application.addFilter(
        filter,
        "/*",
        EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR));
    application.addServlet(SessionServlet.class, "/session/*");
    application.addServlet(JwksServlet.class, "/.well-known/jwks.json");
    application.addServlet(HelloServlet.class, "/hello");
    return application;
  }

  URI at(String path) {
    return URI.create("http://localhost:" + connector.getLocalPort() + path);
  }

  @Override
  public void close() {
    LifeCycle.stop(server);
  }
}
