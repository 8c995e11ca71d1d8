package io.jwtgate.servers;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Open Liberty with the features of a profile. Changed WARs are taken within a second. */
record Liberty(String profile) implements Product {
  private static final String NAME = "shop";
  private static final String SERVER_XML =
      """
      <server>
        <featureManager><feature>%s</feature></featureManager>
        <httpEndpoint id="defaultHttpEndpoint" host="127.0.0.1" httpPort="%d" httpsPort="-1"/>
        <applicationMonitor updateTrigger="polled" pollingRate="500ms"/>
      </server>
      """;

  @Override
  public String name() {
    return "liberty-" + profile;
  }

  private static Path home() {
    return Build.home("wlp");
  }

  private static Path server(Path base) {
    return base.resolve("servers").resolve(NAME);
  }

  @Override
  public void prepare(Path base, int port) {
    Folders.make(deployments(base));
    Folders.write(server(base).resolve("server.xml"), SERVER_XML.formatted(profile, port));
    Folders.write(server(base).resolve("bootstrap.properties"), "command.port=-1\n");
  }

  @Override
  public Path deployments(Path base) {
    return server(base).resolve("dropins");
  }

  /** What bin/server passes; run without it, so that the process is ours to end. */
  @Override
  public List<String> arguments(Path base, int port) {
    Stream<String> opened =
        Folders.text(home().resolve("lib/platform/java/java9.options"))
            .lines()
            .filter(line -> !line.startsWith("#"));
    Stream<String> server =
        Stream.of(
            "-javaagent:" + home().resolve("bin/tools/ws-javaagent.jar"),
            "-jar",
            home().resolve("bin/tools/ws-server.jar").toString(),
            NAME);
    return Stream.concat(opened, server).toList();
  }

  @Override
  public Map<String, String> environment(Path base) {
    return Map.of("WLP_USER_DIR", base.toString());
  }
}
