package io.jwtgate.servers;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds on every server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ServerContract {
  private RunningServer server;

  abstract Product product();

  /** Whether the server has JAX-RS of its own, so that a WAR without it works too. */
  boolean hasJaxRs() {
    return false;
  }

  @BeforeAll
  void start() {
    server = RunningServer.start(product(), wars().toArray(War[]::new));
    contexts().forEach(context -> server.awaitReady(context + "/public/who"));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  RunningServer server() {
    return server;
  }

  List<War> wars() {
    War plain = Shop.war("plain");
    War withJersey = Shop.withJersey(Shop.war("jersey"));
    return hasJaxRs() ? List.of(plain, withJersey) : List.of(withJersey);
  }

  private Stream<String> contexts() {
    return hasJaxRs() ? Stream.of("/plain", "/jersey") : Stream.of("/jersey");
  }

  private Stream<Arguments> rows() {
    return contexts()
        .flatMap(
            context ->
                Stream.concat(Row.servlets().stream(), Row.resources().stream())
                    .map(row -> Arguments.of(context, row)));
  }

  @ParameterizedTest(name = "{0}{1}")
  @MethodSource("rows")
  void request_getsTheSameAnswerEverywhere(String context, Row row) {
    row.check(server, context);
  }
}
