package io.jwtgate.servers;

import static io.jwtgate.servers.Row.admin;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds on a server that answers on virtual threads. */
abstract class VirtualThreadsContract extends OnServer {

  @Override
  Jdk jdk() {
    return Jdk.atLeast(21);
  }

  @Override
  List<War> wars() {
    return List.of(Shop.withJersey(Shop.war("jersey")));
  }

  @Override
  List<String> signsOfLife() {
    return List.of("/jersey/public/who");
  }

  private Stream<Row> rows() {
    return Stream.concat(Row.servlets().stream(), Row.resources().stream());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  @DisplayName("JEE-10: the same answers on virtual threads")
  void request_getsTheSameAnswer(Row row) {
    row.check(server(), "/jersey");
  }

  @Test
  void thread_isVirtual() {
    admin("/jersey/thread", 200, Row.ADMIN + " on a virtual thread").check(server(), "");
  }
}
