package io.jwtgate.jaxrs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.http.Answer;
import io.jwtgate.http.Call;
import io.jwtgate.http.CredentialRows;
import io.jwtgate.http.TestIssuer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the runtime answers where it finds no resource, and so nobody has decided. */
class NothingFoundTest {
  private static final RestServer SERVER =
      new RestServer(
              new TestApplication(WhoAmI.class)
                  .with(new JwtFeature(TestIssuer.gate().cookie(CredentialRows.COOKIE).build())))
          .start();

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  private static Call call(String method, String path) {
    return Call.get(SERVER.at(path)).method(method).with("Sec-Fetch-Site", "same-origin");
  }

  private static String cacheControl(Answer answer) {
    return String.join(", ", answer.header("Cache-Control"));
  }

  @ParameterizedTest
  @DisplayName("COOKIE-13: what a caller by cookie is told of it is kept by no shared cache")
  @CsvSource({"GET, /nothing, 404", "DELETE, /it, 405", "GET, /it/below, 404"})
  void noSharedCacheKeepsIt(String method, String path, int status) {
    Answer answer = call(method, path).cookie(CredentialRows.COOKIE, TestIssuer.token()).send();

    assertEquals(status, answer.status());
    String said = cacheControl(answer);
    assertTrue(said.contains("private") || said.contains("no-store"), said);
  }

  @Test
  @DisplayName("HTTP-17: a bad token is rejected there, too")
  void badCredentialIsRejected() {
    assertEquals(401, call("GET", "/nothing").bearer("bad").send().status());
    assertEquals(404, call("GET", "/nothing").bearer(TestIssuer.token()).send().status());
  }
}
