package io.jwtgate.jaxrs;

import static io.jwtgate.http.CredentialRows.COOKIE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.http.Answer;
import io.jwtgate.http.Call;
import io.jwtgate.http.TestIssuer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Settings of which this adapter makes the effect: what resources see of a request's headers, and
 * the description in a challenge. Core's {@code SettingEffectsTest} has a row for each setting.
 */
class SettingsInEffectTest {
  private static final String BAD = TestIssuer.MINT.token().claim("aud", "other").compact();

  private RestServer server;

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  @DisplayName("CHL-12: the description can be switched off, and the error stays")
  void descriptionCanBeSwitchedOff() {
    assertEquals(
        List.of("Bearer realm=\"jwtgate\", error=\"invalid_token\""),
        with("error-description", "false").bearer(BAD).send().header("WWW-Authenticate"));
  }

  @Test
  @DisplayName("HTTP-27: the token can be hidden from the application, wherever it looks")
  void tokenCanBeHidden() {
    String token = TestIssuer.token();
    Call call = with("forward-token", "false").with("Cookie", "a=b; " + COOKIE + "=" + token);

    for (Call sent : List.of(call, call.bearer(token))) {
      String seen = sent.send().body();
      assertTrue(seen.startsWith("alice") && seen.contains("a=b"), seen);
      assertFalse(seen.contains(token), seen);
      assertFalse(seen.contains("Authorization="), seen);
    }
  }

  @Test
  @DisplayName("HTTP-27: the application sees the token by default")
  void tokenIsSeenByDefault() {
    String token = TestIssuer.token();
    String seen = with("realm", "jwtgate").bearer(token).cookie(COOKIE, "x").send().body();

    assertTrue(seen.startsWith("alice") && seen.contains("Bearer " + token), seen);
    assertTrue(seen.contains(COOKIE), seen);
  }

  @Test
  @DisplayName(
      "HTTP-26: headers that are reserved for claims never come from outside, whoever calls")
  void reservedHeadersAreRemoved() {
    Call call = with("hidden-headers", "X-User").with("X-User", "root").with("x-user", "admin");

    for (Call sent : List.of(call, call.bearer(TestIssuer.token()))) {
      Answer answer = sent.send();
      assertEquals(200, answer.status());
      assertFalse(answer.body().contains("root") || answer.body().contains("admin"));
    }
  }

  @Test
  @DisplayName("HTTP-26: other headers pass")
  void otherHeadersPass() {
    Call call = with("hidden-headers", "X-Group").with("X-User", "root");

    assertTrue(call.bearer(TestIssuer.token()).send().body().contains("root"));
  }

  private Call with(String setting, String value) {
    Map<String, String> settings = TestIssuer.settings(Map.of("jwtgate." + setting, value));
    settings.put("jwtgate.cookie", COOKIE);
    settings.put("jwtgate.access", "optional");
    server = new RestServer(new TestApplication(Headers.class).set(settings)).start();
    return Call.get(server.at("/it"));
  }

  /** Tells everything that it can learn of the credentials. */
  @Path("/it")
  public static final class Headers {
    @Context private HttpHeaders headers;
    @Context private SecurityContext security;

    @GET
    public String tell() {
      return String.join(
          "\n",
          security.getUserPrincipal() == null ? "" : security.getUserPrincipal().getName(),
          headers.getRequestHeaders().toString(),
          "" + headers.getHeaderString("Authorization"),
          "" + headers.getRequestHeader("Authorization"),
          "" + headers.getCookies());
    }
  }
}
