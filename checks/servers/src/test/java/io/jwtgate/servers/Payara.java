package io.jwtgate.servers;

import java.nio.file.Path;
import java.util.List;

/** Payara Micro. It takes WARs at its start alone. */
record Payara() implements Product {
  // It has no option for the address, and would listen on all.
  private static final String LOOPBACK =
      "set configs.config.server-config.network-config.network-listeners.network-listener"
          + ".http-listener.address=127.0.0.1\n";

  @Override
  public String name() {
    return "payara-micro";
  }

  @Override
  public void prepare(Path base, int port) {
    Folders.make(deployments(base));
    Folders.write(base.resolve("before-boot.txt"), LOOPBACK);
  }

  @Override
  public Path deployments(Path base) {
    return base.resolve("webapps");
  }

  @Override
  public List<String> arguments(Path base, int port) {
    return List.of(
        "-Djava.io.tmpdir=" + base,
        "-jar",
        Build.home("payara-micro.jar").toString(),
        "--nocluster",
        "--noHazelcast",
        "--port",
        Integer.toString(port),
        "--prebootcommandfile",
        base.resolve("before-boot.txt").toString(),
        "--deploymentDir",
        deployments(base).toString());
  }
}
