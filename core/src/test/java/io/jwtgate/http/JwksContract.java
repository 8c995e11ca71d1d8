package io.jwtgate.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

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

  @Test
  void keysAreOnlyRead() {
    Answer answer = post("/.well-known/jwks.json").with("Content-Length", "0").send();
    assertEquals(405, answer.status());
  }
}
