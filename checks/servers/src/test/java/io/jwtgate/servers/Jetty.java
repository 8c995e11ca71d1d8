package io.jwtgate.servers;

import java.nio.file.Path;
import java.util.List;

/**
 * Jetty, in one of the editions of Jakarta EE that it has. Changed WARs are taken in a second.
 *
 * @param threads the module for the threads that answer
 */
record Jetty(String edition, String threads) implements Product {

  static Jetty of(String edition) {
    return new Jetty(edition, "threadpool");
  }

  Jetty onVirtualThreads() {
    return new Jetty(edition, "threadpool-virtual");
  }

  @Override
  public String name() {
    return "jetty-" + edition + "-" + threads;
  }

  private static Path home() {
    return Build.home("jetty-home-" + Build.version("jetty"));
  }

  @Override
  public void prepare(Path base, int port) {
    String modules =
        "http,E-deploy,E-annotations,E-webapp,E-jsp,E-websocket-jakarta,".replace("E", edition)
            + threads;
    JavaProcess.run(Jdk.ofServers(), base, List.of("-jar", start(), "--add-modules=" + modules));
    Folders.make(deployments(base));
  }

  private static String start() {
    return home().resolve("start.jar").toString();
  }

  @Override
  public Path deployments(Path base) {
    return base.resolve("webapps");
  }

  @Override
  public List<String> arguments(Path base, int port) {
    return List.of(
        "-jar",
        start(),
        "jetty.http.host=127.0.0.1",
        "jetty.http.port=" + port,
        "jetty.deploy.scanInterval=1");
  }
}
