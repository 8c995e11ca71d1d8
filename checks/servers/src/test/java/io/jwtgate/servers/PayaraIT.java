package io.jwtgate.servers;

import static io.jwtgate.servers.Row.nobody;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class PayaraIT extends FullServerContract {
  @Override
  Product product() {
    return new Payara();
  }

  @Override
  List<War> wars() {
    List<War> wars = new ArrayList<>(super.wars());
    wars.add(Shop.war("checked").without(path -> path.equals("WEB-INF/payara-web.xml")));
    return wars;
  }

  /**
   * With an endpoint that a listener adds, it answers 404 for every WebSocket of an application.
   */
  @Override
  War withSockets(War war) {
    return Sockets.withoutLateEndpoint(war);
  }

  @Override
  Stream<String> socketPaths() {
    return Stream.of("/socket");
  }

  @Override
  List<String> signsOfLife() {
    return Stream.concat(super.signsOfLife().stream(), Stream.of("/checked/public/who")).toList();
  }

  /** None, for it starts no application after one that fails: each gets a server of its own. */
  @Override
  List<War> wrongWars() {
    return List.of();
  }

  @Override
  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("wrong")
  void wrongSetting_stopsTheDeploymentAndIsNamed(String application, String message) {
    List<War> alone =
        Neighbours.wrong().stream().filter(war -> war.name().equals(application)).toList();
    try (RunningServer server = RunningServer.start(product(), jdk(), alone)) {
      server.await(() -> server.tryTo(Request.get("/")).status() != 0, "an answer");
      assertStopped(application, message, server);
    }
  }

  /** It asks for a caller of its own, unless a descriptor says not to. */
  @Test
  void rolesAllowed_withoutTheDescriptor_isRefusedByTheServerItself() {
    Request request = Request.get("/checked/api/admin").with(Shop.ADMIN);
    Answer answer = Answer.to(request, server());
    assertEquals(401, answer.status());
    assertEquals("", answer.challenge());
    Row.admin("/plain/api/admin", 200, Row.ADMIN).check(server(), "");
  }

  /** It takes WARs at its start alone, so there is nothing that could be left behind. */
  @Override
  @Test
  void redeployed_leavesNothingBehind() {
    server().deploy(Shop.war("again"));
    nobody("/again/public/who", 404).check(server(), "");
  }
}
