package io.jwtgate.servers;

import static io.jwtgate.servers.Row.admin;
import static io.jwtgate.servers.Row.clerk;
import static io.jwtgate.servers.Row.nobody;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.testkit.JwksServer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds on every server. */
abstract class ServerContract extends OnServer {

  /** The names of the applications to which the table of requests is sent. */
  List<String> applications() {
    return List.of("jersey");
  }

  /** Whether the server has JAX-RS of its own, so that a WAR need not bring one. */
  boolean hasJaxRs() {
    return false;
  }

  /** The application that takes its own place again and again. */
  War redeployed(War war) {
    return war;
  }

  /** How many class loaders may stay of those that come while it does. */
  int loadersThatMayStay() {
    return Redeployed.AT_MOST;
  }

  /** Applications that must not start, for the server with all others. */
  List<War> wrongWars() {
    return Neighbours.wrong();
  }

  @Override
  List<War> wars() {
    List<War> wars = new ArrayList<>(Neighbours.good(hasJaxRs()));
    Sockets.all().stream().map(this::withSockets).forEach(wars::add);
    wars.addAll(wrongWars());
    applications().forEach(name -> wars.add(Shop.application(name)));
    wars.addAll(Examples.on(hasJaxRs()));
    return wars;
  }

  @Override
  List<String> signsOfLife() {
    return Stream.of(
            applications().stream().map(name -> "/" + name + "/public/who"),
            Stream.of(
                "/open/who",
                "/other/public/who",
                "/complete/public/who",
                "/partly/public/who",
                "/web-xml/health"),
            Sockets.all().stream().map(war -> "/" + war.name() + "/public/who"))
        .flatMap(paths -> paths)
        .toList();
  }

  private Stream<Arguments> rows() {
    return applications().stream()
        .flatMap(
            name ->
                Stream.of(Row.servlets(), Row.resources(), Row.files(), pages())
                    .flatMap(List::stream)
                    .map(row -> Arguments.of("/" + name, row)));
  }

  /** What is asked of JSP pages, where the server runs them. */
  List<Row> pages() {
    return Row.pages();
  }

  @ParameterizedTest(name = "{0}{1}")
  @MethodSource("rows")
  @DisplayName("JEE-01, JEE-02, JEE-03, JEE-10: the same answers everywhere")
  void request_getsTheSameAnswerEverywhere(String context, Row row) {
    row.check(server(), context);
  }

  /** An application with WebSockets, as this server can run it. */
  War withSockets(War war) {
    return war;
  }

  /** The WebSockets that it has then. */
  Stream<String> socketPaths() {
    return Stream.of("/socket", "/late");
  }

  private Stream<Arguments> sockets() {
    return Sockets.all().stream()
        .flatMap(war -> socketPaths().map(path -> Arguments.of(war.name(), path)));
  }

  @ParameterizedTest(name = "{0}{1}")
  @MethodSource("sockets")
  @DisplayName(
      "EDGE-06: a WebSocket opens with a good token alone, and its endpoint sees the caller")
  void webSocket_needsWhatARequestNeeds(String application, String path) {
    URI endpoint = server().at("/" + application + path);
    assertEquals(new Handshake(401, ""), Handshake.at(endpoint, null));
    assertEquals(new Handshake(401, ""), Handshake.at(endpoint, "not.a.token"));
    assertEquals(new Handshake(101, "alice"), Handshake.at(endpoint, Shop.ADMIN));
  }

  /** What is asked of the examples, and what they answer here. */
  Stream<Row> examples() {
    return Examples.rows().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  void example_answersAsItsReadmeSays(Row row) {
    row.check(server(), "");
  }

  @Test
  @DisplayName("JEE-15: each application takes its own issuer's tokens, and not its neighbour's")
  void applications_shareNothing() {
    String other = Shop.admin(Neighbours.OTHER_MINT);
    Request who = Request.get("/other/who");
    assertEquals(200, Answer.to(who.with(other), server()).status());
    assertEquals(401, Answer.to(who.with(Shop.ADMIN), server()).status());
    Request first = Request.get("/" + applications().get(0) + "/who");
    assertEquals(200, Answer.to(first.with(Shop.ADMIN), server()).status());
    assertEquals(401, Answer.to(first.with(other), server()).status());
  }

  @Test
  @DisplayName("EDGE-03: unsafe-unguarded=true opens an application that has no other setting")
  void applicationThatIsOpenByName_isAsItWas() {
    nobody("/open/who", 200, "nobody").check(server(), "");
    admin("/open/who", 200, "nobody").check(server(), "");
  }

  @Test
  @DisplayName("EDGE-03: a filter that a listener registers guards in place of settings")
  void filterInCode_guards() {
    server().await(() -> status("/coded/who") == 401, "the filter of a listener");
    nobody("/coded/who", 401).check(server(), "");
    admin("/coded/who", 200, Row.ADMIN).check(server(), "");
  }

  @Test
  @DisplayName("EDGE-03: a feature that the JAX-RS application registers does so, too")
  void featureInCode_guards() {
    server().await(() -> status("/coded-resources/api/admin") == 401, "the feature in code");
    nobody("/coded-resources/api/denied", 403).check(server(), "");
    clerk("/coded-resources/api/admin", 403, null).check(server(), "");
    clerk("/coded-resources/api/plain", 200, Row.CLERK).check(server(), "");
    nobody("/coded-resources/public/who", 200, "nobody").check(server(), "");
  }

  private int status(String path) {
    return server().tryTo(Request.get(path)).status();
  }

  @Test
  @DisplayName("EDGE-05: what no declared filter is for is guarded by the settings")
  void filterForOnePath_opensNoOther() {
    nobody("/partly/who", 401).check(server(), "");
    admin("/partly/who", 200, Row.ADMIN).check(server(), "");
    nobody("/partly/dispatch/forward", 401).check(server(), "");
    admin("/partly/dispatch/forward", 403, null).check(server(), "");
    clerk("/partly/dispatch/forward", 200, Row.CLERK).check(server(), "");
  }

  @Test
  void metadataCompleteApplication_isGuarded() {
    nobody("/complete/who", 401).check(server(), "");
    admin("/complete/who", 200, Row.ADMIN).check(server(), "");
  }

  private Stream<Arguments> wrong() {
    return Neighbours.COMPLAINTS.entrySet().stream()
        .map(each -> Arguments.of(each.getKey(), each.getValue()));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("wrong")
  @DisplayName("EDGE-01, EDGE-02, EDGE-04, EDGE-13: closed, and the log says why")
  void wrongSetting_stopsTheDeploymentAndIsNamed(String application, String message) {
    assertStopped(application, message, server());
  }

  static void assertStopped(String application, String message, RunningServer server) {
    server.awaitLog(message);
    for (String path : List.of("/who", "/public/who", "/public/version.txt", "/api/permitted")) {
      int status = Answer.to(Request.get("/" + application + path), server).status();
      assertTrue(status == 404 || status >= 500, path + " is answered " + status);
    }
  }

  @Test
  @DisplayName("JEE-16, JWKS-29: ten deployments leave no class loader and no thread behind")
  void redeployed_leavesNothingBehind() {
    int others = Redeployed.loadersOn(server());
    try (JwksServer issuer = JwksServer.start(Shop.MINT.key())) {
      for (int version = 1; version <= 10; version++) {
        Redeployed.version(version, issuer.issuer(), this::redeployed).serveOn(server());
      }
      server()
          .await(
              () -> Redeployed.loadersOn(server()) <= others + loadersThatMayStay(),
              "no more class loaders than before and " + loadersThatMayStay());
      server().await(() -> Redeployed.fetchersOn(server()) <= 2, "the threads of one deployment");
    }
  }
}
