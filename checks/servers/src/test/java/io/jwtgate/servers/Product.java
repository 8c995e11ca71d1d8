package io.jwtgate.servers;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A server as it is shipped. */
interface Product {

  /** The name, which is a file name as well. */
  String name();

  /** Makes an empty folder one that a server can run from, with its HTTP on this loopback port. */
  void prepare(Path base, int port);

  /** Where WARs go. */
  Path deployments(Path base);

  /** Asks for a WAR that has come while it runs. */
  default void announce(Path war) {}

  /** Whether it would see another WAR in the place of this one, which it serves. */
  default boolean isDoneWith(Path war) {
    return true;
  }

  /** The command that runs it in the foreground, after {@code java}. */
  List<String> arguments(Path base, int port);

  /** What the command needs in its environment. */
  default Map<String, String> environment(Path base) {
    return Map.of();
  }
}
