package io.jwtgate.servers;

import java.nio.file.Path;
import java.util.List;

/** Jetty, in one of the editions of Jakarta EE that it has. Changed WARs are taken in a second. */
record Jetty(String edition) implements Product {

  @Override
  public String name() {
    return "jetty-" + edition;
  }

  private static Path home() {
    return Build.home("jetty-home-" + Build.version("jetty"));
  }

  @Override
  public void prepare(Path base, int port) {
    String modules = "http,E-deploy,E-annotations,E-webapp".replace("E", edition);
    RunningServer.run(base, List.of("-jar", start(), "--add-modules=" + modules));
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
