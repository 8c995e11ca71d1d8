package io.jwtgate.examples.quickstart;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.OptionalInt;
import org.eclipse.jetty.ee10.servlet.DefaultServlet;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.resource.ResourceFactory;

/**
 * Somebody else's page, on a port of its own: another origin, that tries to order coffees with the
 * cookies of whoever opens it. As {@code localhost} it is a sibling, to which browsers do send
 * {@code SameSite} cookies along; as {@code 127.0.0.1} it is another site.
 */
final class Neighbour implements AutoCloseable {
  private final Server server = new Server();
  private final int port;

  private Neighbour(String attacked) throws IOException {
    port = Listening.on(server, OptionalInt.of(0));
    ServletContextHandler context = new ServletContextHandler("/");
    context.setBaseResource(ResourceFactory.of(context).newClassLoaderResource("neighbour/"));
    context.addServlet(new ServletHolder(new Pages(attacked)), "/");
    server.setHandler(context);
  }

  /**
   * Starts it.
   *
   * @param attacked the origin that the page sends its requests to, and no other
   */
  static Neighbour of(String attacked) throws IOException {
    Neighbour neighbour = new Neighbour(attacked);
    LifeCycle.start(neighbour.server);
    return neighbour;
  }

  int port() {
    return port;
  }

  @Override
  public void close() {
    LifeCycle.stop(server);
  }

  /** Its files. */
  private static final class Pages extends DefaultServlet {
    private static final long serialVersionUID = 1;

    private final String attacked;

    Pages(String attacked) {
      this.attacked = attacked;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws ServletException, IOException {
      response.setHeader(
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; connect-src %1$s; form-action %1$s; frame-src %1$s"
              .formatted(attacked));
      response.setHeader("Cache-Control", "no-store");
      super.doGet(request, response);
    }
  }
}
