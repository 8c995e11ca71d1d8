package io.jwtgate.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class GlassFishIT extends FullServerContract {
  private static final String ORDER = "/annotated/api/orders/7";

  @Override
  Product product() {
    return new GlassFish();
  }

  @Override
  Jdk jdk() {
    return Jdk.atLeast(21);
  }

  @Override
  List<War> wars() {
    List<War> wars = new ArrayList<>(super.wars());
    wars.add(Examples.filtered("filtered"));
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
    return Stream.concat(super.signsOfLife().stream(), Stream.of("/filtered/api/health")).toList();
  }

  /** With resources or beans in it, this server itself holds on to an application. */
  @Override
  War redeployed(War war) {
    return Shop.servletsAlone(war);
  }

  /** And one for each application that failed: this server tries it again. */
  @Override
  int loadersThatMayStay() {
    return super.loadersThatMayStay() + Neighbours.wrong().size();
  }

  @Override
  Stream<Row> examples() {
    return super.examples().filter(row -> !isRefusedByTheServerItself(row));
  }

  private static boolean isRefusedByTheServerItself(Row row) {
    return row.request().path().equals(ORDER) && row.status() == 200;
  }

  /** It asks for a caller of its own, and without the servlet filter it knows none. */
  @Test
  void rolesAllowed_withResourcesAlone_isRefusedByTheServerItself() {
    Request request = new Request("DELETE", ORDER, Shop.ADMIN);
    Answer answer = Answer.to(request, server());
    assertEquals(401, answer.status());
    assertEquals("Basic realm=\"\"", answer.challenge());
  }

  /** The same as elsewhere, once the filter is there as well. */
  @Test
  void rolesAllowed_withTheFilterToo_isGranted() {
    Row.admin("/filtered/api/orders/7", 200, "Order 7 is gone\n").by("DELETE").check(server(), "");
    Row.nobody("/filtered/api/orders/7", 401).by("DELETE").check(server(), "");
    Row.nobody("/filtered/api/health", 200, "up\n").check(server(), "");
  }
}
