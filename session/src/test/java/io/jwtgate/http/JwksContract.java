package io.jwtgate.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The published keys of an issuer. */
public abstract class JwksContract extends SessionContract {

  @Test
  @DisplayName("KEY-21: public members only, with kid, use and alg, for a while")
  void publicMembersOnly() {
    Answer answer = get("/.well-known/jwks.json").send();
    assertEquals(200, answer.status());
    assertEquals(List.of("application/jwk-set+json"), answer.header("Content-Type"));
    assertEquals(List.of("public, max-age=900"), answer.header("Cache-Control"));
    assertEquals("sig ES256", member(answer, "use") + " " + member(answer, "alg"));
    assertEquals(setup.keys().current().keyId(), member(answer, "kid"));
    assertTrue(answer.body().contains("\"x\":"), answer.body());
    assertFalse(answer.body().contains("\"d\":"), answer.body());
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName("KEY-21: who has the set already is answered 304 without it")
  @CsvSource(
      delimiter = '|',
      value = {"304 | %s", "304 | W/%s", "304 | \"x\", %s", "304 | *", "200 | \"x\"", "200 | x%s"})
  void whoHasTheSetIsToldSo(int status, String ifNoneMatch) {
    String tag = get("/.well-known/jwks.json").send().header("ETag").get(0);
    assertTrue(tag.matches("\"[A-Za-z0-9_-]{43}\""), tag);
    Call asked = get("/.well-known/jwks.json").with("If-None-Match", ifNoneMatch.formatted(tag));
    Answer answer = asked.send();
    assertEquals(status, answer.status());
    assertEquals(status == 304, answer.body().isEmpty());
    assertEquals(List.of(tag), answer.header("ETag"));
    assertEquals(List.of("public, max-age=900"), answer.header("Cache-Control"));
  }

  @ParameterizedTest
  @DisplayName("KEY-21: the keys are only read, and no method repeats what was sent")
  @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "TRACE", "MERGE", "get"})
  void keysAreOnlyRead(String method) {
    Call call = get("/.well-known/jwks.json").method(method).with("Content-Length", "0");
    Answer answer = call.with("X-Mark", "the-mark").send();
    // RESTEasy takes a method in any case.
    assertTrue(answer.status() == 405 || method.equals("get"), answer.toString());
    assertFalse(answer.toString().contains("the-mark"), answer.toString());
  }

  @Test
  @DisplayName("KEY-21: HEAD and OPTIONS tell the same as GET, without the keys")
  void headAndOptionsAreAnswered() {
    Call call = get("/.well-known/jwks.json");
    Answer head = call.method("HEAD").send();
    assertEquals(200, head.status());
    assertEquals(call.send().header("ETag"), head.header("ETag"));
    assertEquals("", head.body());
    assertEquals(200, call.method("OPTIONS").send().status());
  }
}
