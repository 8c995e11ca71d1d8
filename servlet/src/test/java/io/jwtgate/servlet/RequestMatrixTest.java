package io.jwtgate.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.http.Answer;
import io.jwtgate.http.Call;
import io.jwtgate.http.CredentialRows;
import io.jwtgate.http.Guard;
import io.jwtgate.http.RequestMatrix;
import io.jwtgate.http.TestIssuer;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One declaration of the filter for each guard, each with settings of its own. */
class RequestMatrixTest {
  private static final WebServer SERVER = new WebServer().serving("/*", Page::whoAmI);

  @BeforeAll
  static void start() {
    Arrays.stream(Guard.values())
        .filter(guard -> !guard.isAnnotation())
        .forEach(guard -> SERVER.guarded(guard.path() + "/*", guard.settings()));
    SERVER.start();
  }

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  static Stream<RequestMatrix.Cell> cells() {
    return RequestMatrix.ofSettings();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cells")
  void requestGetsWhatTheTableSays(RequestMatrix.Cell cell) {
    Call call = Call.get(SERVER.at(cell.guard().path() + "/it"));

    Answer answer = cell.sent().in(call, TestIssuer.MINT).send();

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
