package io.jwtgate.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.http.Answer;
import io.jwtgate.http.Call;
import io.jwtgate.http.CredentialRows;
import io.jwtgate.http.Guard;
import io.jwtgate.http.RequestMatrix;
import io.jwtgate.http.TestIssuer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One declaration of the filter for each guard, each with settings of its own: without a cache,
 * with a cold one and with a warm one.
 */
class RequestMatrixTest {
  private static final WebServer SERVER = new WebServer().serving("/*", Page::whoAmI);
  private static final WebServer UNCACHED = new WebServer().serving("/*", Page::whoAmI);

  @BeforeAll
  static void start() {
    start(SERVER, Map.of());
    start(UNCACHED, Map.of("jwtgate.cache-size", "0"));
  }

  private static void start(WebServer server, Map<String, String> more) {
    for (Guard guard : Guard.values()) {
      if (!guard.isAnnotation()) {
        Map<String, String> settings = new HashMap<>(guard.settings());
        settings.putAll(more);
        server.guarded(guard.path() + "/*", settings);
      }
    }
    server.start();
  }

  @AfterAll
  static void stop() {
    SERVER.close();
    UNCACHED.close();
  }

  static Stream<RequestMatrix.Cell> cells() {
    return RequestMatrix.ofSettings();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cells")
  void requestGetsWhatTheTableSays(RequestMatrix.Cell cell) {
    for (WebServer server : List.of(UNCACHED, SERVER)) {
      Call call = Call.get(server.at(cell.guard().path() + "/it"));
      Call sent = cell.sent().in(call, TestIssuer.MINT);
      assertIsAnswered(cell, sent.send());
      assertIsAnswered(cell, sent.send());
    }
  }

  private static void assertIsAnswered(RequestMatrix.Cell cell, Answer answer) {
    if (cell.passes()) {
      assertEquals("200 " + cell.caller(), answer.status() + " " + answer.body());
    } else {
      assertEquals(cell.refusal(), answer.refusal());
    }
  }

  static Stream<CredentialRows.Row> rows() {
    return CredentialRows.all().filter(row -> !row.guard().isAnnotation());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void credentialsAreReadWhereTheyMayBe(CredentialRows.Row row) {
    Answer answer = row.change().apply(Call.get(SERVER.at(row.guard().path() + "/it"))).send();

    assertEquals(row.expected(), row.told(answer));
  }
}
