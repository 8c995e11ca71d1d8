package io.jwtgate.examples.quickstart;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;

/** Starts the example: one Jetty on loopback, with everything in it. */
public final class Quickstart implements AutoCloseable {
  private final Server server = new Server();
  private final Trust trust;
  private final String url;
  private final Optional<Neighbour> neighbour;

  private Quickstart(Options options) throws IOException {
    url = "http://localhost:" + Listening.on(server, options.port());
    trust = Trust.ofSettingsOr(url);
    neighbour = trust.localLogin().isPresent() ? Optional.of(Neighbour.of(url)) : Optional.empty();
    server.setHandler(WebApplication.guardedBy(trust, neighbour));
    server.setStopAtShutdown(true);
  }

  /** Starts and returns at once; {@link #close} stops. */
  static Quickstart start(Options options) throws IOException {
    Quickstart quickstart = new Quickstart(options);
    LifeCycle.start(quickstart.server);
    return quickstart;
  }

  public static void main(String[] arguments) throws Exception {
    try {
      Quickstart quickstart = start(Options.of(List.of(arguments), System.getenv()));
      System.out.println(Welcome.text(quickstart.url, quickstart.trust));
      quickstart.server.join();
    } catch (IllegalArgumentException | IOException rejected) {
      System.err.println(rejected.getMessage());
      System.exit(1);
    }
  }

  String url() {
    return url;
  }

  /** The port of another origin's page; there where this process logs people in. */
  int neighbourPort() {
    return neighbour.orElseThrow().port();
  }

  @Override
  public void close() {
    LifeCycle.stop(server);
    neighbour.ifPresent(Neighbour::close);
    trust.gate().close();
  }
}
