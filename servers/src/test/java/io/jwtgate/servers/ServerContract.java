package io.jwtgate.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.testkit.JwksServer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
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

  @Test
  @DisplayName("JEE-16, JWKS-29: ten deployments leave one class loader and no thread behind")
  void redeployed_leavesNothingBehind() {
    int others = Redeployed.loadersOn(server);
    try (JwksServer issuer = JwksServer.start(Shop.MINT.key())) {
      for (int version = 1; version <= 10; version++) {
        Redeployed.version(version, issuer.issuer()).serveOn(server);
      }
      server.await(() -> Redeployed.loadersOn(server) == others + 1, "one more class loader");
      assertEquals(1, Redeployed.fetchersOn(server));
    }
  }
}
