package io.jwtgate.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @Test
  void keysAreOnlyRead() {
    Answer answer = post("/.well-known/jwks.json").with("Content-Length", "0").send();
    assertEquals(405, answer.status());
  }
}
