package io.jwtgate.servers;

import static io.jwtgate.servers.Row.admin;
import static io.jwtgate.servers.Row.nobody;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.jwtgate.testkit.JwksServer;
import java.util.ArrayList;
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
    List<War> wars = new ArrayList<>(Neighbours.all());
    wars.add(Shop.withJersey(Shop.war("jersey")));
    wars.addAll(Examples.on(hasJaxRs()));
    if (hasJaxRs()) {
      wars.add(Shop.war("plain"));
      wars.add(Shop.bare("bare"));
    }
    server = RunningServer.start(product(), wars.toArray(War[]::new));
    contexts().forEach(context -> server.awaitReady(context + "/public/who"));
    server.awaitReady("/unset/who");
  }

  @AfterAll
  void stop() {
    server.close();
  }

  RunningServer server() {
    return server;
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
  @DisplayName("JEE-01, JEE-02, JEE-03, JEE-10: the same answers everywhere")
  void request_getsTheSameAnswerEverywhere(String context, Row row) {
    row.check(server, context);
  }

  private Stream<Row> examples() {
    return Examples.rows().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  void example_answersAsItsReadmeSays(Row row) {
    row.check(server, "");
  }

  @Test
  @DisplayName("JEE-15: each application takes its own issuer's tokens, and not its neighbour's")
  void applications_shareNothing() {
    String other = Shop.admin(Neighbours.OTHER_MINT);
    Request who = Request.get("/other/who");
    assertEquals(200, Answer.to(who.with(other), server).status());
    assertEquals(401, Answer.to(who.with(Shop.ADMIN), server).status());
    Request first = Request.get("/jersey/who");
    assertEquals(200, Answer.to(first.with(Shop.ADMIN), server).status());
    assertEquals(401, Answer.to(first.with(other), server).status());
  }

  @Test
  @DisplayName("JEE-14: without a setting, the jars change nothing")
  void unsetApplication_isAsItWas() {
    nobody("/unset/who", 200, "nobody").check(server, "");
    admin("/unset/who", 200, "nobody").check(server, "");
  }

  @Test
  void metadataCompleteApplication_isGuarded() {
    nobody("/complete/who", 401).check(server, "");
    admin("/complete/who", 200, Row.ADMIN).check(server, "");
  }

  @Test
  void misspelledSetting_stopsTheDeploymentAndIsNamed() {
    server.awaitLog("jwtgate.audiense: no such setting");
    assertNotEquals(200, Answer.to(Request.get("/misspelled/public/who"), server).status());
  }

  @Test
  @DisplayName("JEE-16, JWKS-29: ten deployments leave no class loader and no thread behind")
  void redeployed_leavesNothingBehind() {
    int others = Redeployed.loadersOn(server);
    try (JwksServer issuer = JwksServer.start(Shop.MINT.key())) {
      for (int version = 1; version <= 10; version++) {
        Redeployed.version(version, issuer.issuer()).serveOn(server);
      }
      server.await(
          () -> Redeployed.loadersOn(server) <= others + Redeployed.AT_MOST,
          "no more class loaders");
      server.await(() -> Redeployed.fetchersOn(server) <= 2, "the threads of one deployment");
    }
  }
}
