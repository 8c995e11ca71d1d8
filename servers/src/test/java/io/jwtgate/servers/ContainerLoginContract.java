package io.jwtgate.servers;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the server's own security does with a caller that it was told of. */
abstract class ContainerLoginContract extends OnServer {

  boolean hasBeans() {
    return true;
  }

  /** The application, as this server can run it. */
  War application() {
    return Shop.containerLogin("login");
  }

  @Override
  List<War> wars() {
    return List.of(application());
  }

  @Override
  List<String> signsOfLife() {
    return List.of("/login/public/who");
  }

  private Stream<Row> rows() {
    List<Row> beans = hasBeans() ? Row.beans() : List.of();
    return Stream.of(Row.servlets(), Row.resources(), Row.constrained(), beans)
        .flatMap(List::stream);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void caller_isKnownToTheContainer(Row row) {
    row.check(server(), "/login");
  }
}
