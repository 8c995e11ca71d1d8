package io.jwtgate.jaxrs;

import com.sun.net.httpserver.HttpServer;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/** An application in the JDK's own server, at its root: a runtime without servlets. */
final class JdkRestServer implements AutoCloseable {
  private final HttpServer server;

  JdkRestServer(Application application) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    if (RestServer.isJersey()) {
      Jersey.run(application, server);
    } else {
      RestEasy.run(application, server);
    }
    server.start();
  }

  URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /** Loaded only where Jersey is on the class path. */
  private static final class Jersey {
    static void run(Application application, HttpServer server) {
      server.createContext(
          "/",
          jakarta.ws.rs.ext.RuntimeDelegate.getInstance()
              .createEndpoint(application, com.sun.net.httpserver.HttpHandler.class));
    }
  }

  /** Loaded only where RESTEasy is on the class path. */
  private static final class RestEasy {
    static void run(Application application, HttpServer server) {
      var builder = new org.jboss.resteasy.plugins.server.sun.http.HttpContextBuilder();
      builder.getDeployment().setApplication(application);
      builder.setPath("/");
      builder.bind(server);
    }
  }
}
