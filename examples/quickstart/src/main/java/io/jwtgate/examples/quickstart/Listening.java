package io.jwtgate.examples.quickstart;

import java.io.IOException;
import java.util.OptionalInt;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Where the server listens: on loopback only, so that nobody else on the network can call it. */
final class Listening {
  private static final int TRIES = 20;

  private Listening() {}

  /**
   * Opens the port, so that the application can be built knowing its own address.
   *
   * @throws IOException with a message for people if it is taken
   */
  static int on(Server server, OptionalInt wanted) throws IOException {
    return wanted.isPresent() ? exactly(server, wanted.getAsInt()) : firstFree(server);
  }

  private static int exactly(Server server, int port) throws IOException {
    try {
      return open(server, port);
    } catch (IOException taken) {
      throw new IOException("Port " + port + " is taken. Choose another one: --port 9000", taken);
    }
  }

  private static int firstFree(Server server) throws IOException {
    for (int port = Options.FIRST_PORT; port < Options.FIRST_PORT + TRIES; port++) {
      try {
        return open(server, port);
      } catch (IOException taken) {
        System.out.println("Port " + port + " is taken.");
      }
    }
    return open(server, 0);
  }

  private static int open(Server server, int port) throws IOException {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost("127.0.0.1");
    connector.setPort(port);
    connector.open();
    server.addConnector(connector);
    return connector.getLocalPort();
  }
}
