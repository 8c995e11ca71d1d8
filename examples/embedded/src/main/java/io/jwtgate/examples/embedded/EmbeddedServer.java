package io.jwtgate.examples.embedded;

import io.jwtgate.TokenVerifier;
import io.jwtgate.TrustedIssuer;
import io.jwtgate.bearer.Gate;
import io.jwtgate.jwks.RemoteKeySource;
import io.jwtgate.servlet.JwtFilter;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;

/** A Jetty server in one process, with a filter that is made in code. */
public final class EmbeddedServer implements AutoCloseable {
  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);
  private final Gate gate;

  private EmbeddedServer(Gate gate) {
    this.gate = gate;
  }

  /** Starts one; {@code java -jar embedded.jar [issuer]}. */
  public static void main(String[] arguments) throws Exception {
    String issuer = arguments.length == 0 ? "http://localhost:9000" : arguments[0];
    EmbeddedServer server = start(8080, issuer);
    System.out.println("Listening on " + server.url());
  }

  /** Starts one on this port of loopback, or on a free one if it is 0. */
  public static EmbeddedServer start(int port, String issuer) throws Exception {
    EmbeddedServer server = new EmbeddedServer(gate(issuer));
    server.connector.setHost("127.0.0.1");
    server.connector.setPort(port);
    server.server.addConnector(server.connector);
    server.server.setHandler(server.application());
    server.server.start();
    return server;
  }

  /** Whom the server believes, and what it asks of a request. */
  private static Gate gate(String issuer) {
    TrustedIssuer trusted =
        TrustedIssuer.of(issuer)
            .audience("orders")
            .keys(RemoteKeySource.discoveredFrom(issuer).build())
            .build();
    return Gate.builder().verifier(TokenVerifier.trusting(trusted)).publicPaths("/health").build();
  }

  private ServletContextHandler application() {
    ServletContextHandler application = new ServletContextHandler();
    FilterHolder filter = new FilterHolder(new JwtFilter(gate));
    filter.setAsyncSupported(true);
    application.addFilter(
        filter,
        "/*",
        EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR));
    application.addServlet(HelloServlet.class, "/*");
    return application;
  }

  /** Where it listens. */
  public String url() {
    return "http://localhost:" + connector.getLocalPort();
  }

  @Override
  public void close() {
    LifeCycle.stop(server);
    gate.close();
  }
}
