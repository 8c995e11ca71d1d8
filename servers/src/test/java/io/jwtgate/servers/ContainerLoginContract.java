package io.jwtgate.servers;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the server's own security does with a caller that it was told of. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ContainerLoginContract {
  private RunningServer server;

  abstract Product product();

  boolean hasBeans() {
    return false;
  }

  @BeforeAll
  void start() {
    server = RunningServer.start(product(), Shop.containerLogin("login"));
    server.awaitReady("/login/public/who");
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private Stream<Row> rows() {
    List<Row> beans = hasBeans() ? Row.beans() : List.of();
    return Stream.of(Row.servlets(), Row.constrained(), beans).flatMap(List::stream);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void caller_isKnownToTheContainer(Row row) {
    row.check(server, "/login");
  }
}
