package io.jwtgate.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server's own security does with a caller that it was told of. */
abstract class ContainerLoginContract extends OnServer {

  boolean hasBeans() {
    return true;
  }

  /** The application, as this server can run it. */
  War application() {
    return Shop.containerLogin("login");
  }

  /** The same with an error page of its own. */
  private War paged() {
    return Shop.withRefusedPage(application().named("paged"));
  }

  @Override
  List<War> wars() {
    return List.of(application(), paged());
  }

  @Override
  List<String> signsOfLife() {
    return List.of("/login/public/who", "/paged/public/who");
  }

  @ParameterizedTest
  @ValueSource(strings = {"login", "paged"})
  @DisplayName("EDGE-22: a refusal has a whole body, whoever writes it")
  void refusal_hasAWholeBody(String application) {
    for (String path : List.of("/constrained/who", "/who", "/api/plain")) {
      Answer answer = Answer.to(Request.get("/" + application + path), server());
      assertEquals(401, answer.status());
      String body = answer.body().strip();
      assertTrue(
          body.startsWith("{") ? body.endsWith("}") : body.endsWith("</html>"),
          () -> path + ": " + body);
    }
  }

  @Test
  @DisplayName("EDGE-22: a preflight of a constrained path is answered")
  void preflight_isAnswered() {
    Answer answer = Answer.toPreflight("/login/constrained/who", server());
    assertTrue(answer.status() == 200 || answer.status() == 204, answer::toString);
    Row.nobody("/constrained/who", 401).by("OPTIONS").check(server(), "/login");
  }

  @ParameterizedTest
  @ValueSource(strings = {"OPTIONS", "GET"})
  @DisplayName("EDGE-22: scripts of listed origins can read what the container answers")
  void answers_areReadableByListedOrigins(String method) {
    assertEquals(
        "https://app.example", Answer.readableBy(method, "/login/constrained/who", server()));
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
