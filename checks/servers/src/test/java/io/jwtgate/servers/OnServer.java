package io.jwtgate.servers;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests that ask one server, which is started before them and stopped after them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OnServer {
  private RunningServer server;

  @RegisterExtension final LogOfFailure logOfFailure = new LogOfFailure(this::server);

  abstract Product product();

  Jdk jdk() {
    return Jdk.ofServers();
  }

  /** What is deployed when the server starts. */
  abstract List<War> wars();

  /** Paths that answer 200 to everybody as soon as all is there. */
  abstract List<String> signsOfLife();

  @BeforeAll
  final void start() {
    server = RunningServer.start(product(), jdk(), wars());
    signsOfLife().forEach(server::awaitReady);
  }

  @AfterAll
  final void stop() {
    if (server != null) {
      server.close();
    }
  }

  final RunningServer server() {
    return server;
  }
}
