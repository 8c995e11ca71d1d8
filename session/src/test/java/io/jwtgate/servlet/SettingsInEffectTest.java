package io.jwtgate.servlet;

import static io.jwtgate.http.CredentialRows.COOKIE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.http.Answer;
import io.jwtgate.http.Call;
import io.jwtgate.http.TestIssuer;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Settings of which this adapter makes the effect: what servlets see of a request's headers, and
 * the description in a challenge. Core's {@code SettingEffectsTest} has a row for each setting.
 */
class SettingsInEffectTest {
  private static final String BAD = TestIssuer.MINT.token().claim("aud", "other").compact();

  private final WebServer server =
      new WebServer().serving("/*", SettingsInEffectTest::tellCredentials);

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
  @DisplayName("CHL-12: the description is one of a fixed list")
  void descriptionIsToldByDefault() {
    String error =
        "error=\"invalid_token\", error_description=\"The token is for another audience\"";
    assertEquals(
        List.of("Bearer realm=\"jwtgate\", " + error),
        with("realm", "jwtgate").bearer(BAD).send().header("WWW-Authenticate"));
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
      assertFalse(seen.contains("Authorization") || seen.contains(COOKIE), seen);
    }
  }

  @Test
  @DisplayName("HTTP-27: the application sees the token by default")
  void tokenIsSeenByDefault() {
    String token = TestIssuer.token();
    String seen = with("realm", "jwtgate").bearer(token).cookie(COOKIE, "x").send().body();

    assertTrue(seen.startsWith("alice"), seen);
    assertTrue(seen.contains("Authorization=Bearer " + token), seen);
    assertTrue(seen.contains(COOKIE + "=x"), seen);
  }

  @Test
  @DisplayName(
      "HTTP-26: headers that are reserved for claims never come from outside, whoever calls")
  void reservedHeadersAreRemoved() {
    Call call = with("hidden-headers", "X-User").with("X-User", "root");

    for (Call sent : List.of(call, call.bearer(TestIssuer.token()))) {
      assertEquals(List.of(), sent.send().header("Saw-X-User"));
      assertEquals(200, sent.send().status());
    }
  }

  @Test
  @DisplayName("HTTP-26: nor do they come as numbers or dates")
  void reservedNumbersAreRemoved() {
    Call call = with("hidden-headers", "X-Level, X-Since").with("X-Level", "7");
    Answer hidden = call.with("X-Since", "Thu, 01 Jan 1970 00:00:09 GMT").send();

    assertEquals(List.of("-1"), hidden.header("Saw-X-Level"));
    assertEquals(List.of("-1"), hidden.header("Saw-X-Since"));
  }

  @Test
  @DisplayName("HTTP-26: other headers pass")
  void otherHeadersPass() {
    Call call = with("hidden-headers", "X-Group").with("X-User", "root").with("X-Level", "7");

    assertEquals(List.of("root"), call.bearer(TestIssuer.token()).send().header("Saw-X-User"));
  }

  @Test
  @DisplayName("where https is required, loopback is still taken")
  void loopbackNeedsNoHttps() {
    Answer answer = with("require-https", "true").bearer(TestIssuer.token()).send();

    assertEquals(200, answer.status());
  }

  private Call with(String setting, String value) {
    Map<String, String> settings = TestIssuer.settings(Map.of("jwtgate." + setting, value));
    settings.put("jwtgate.cookie", COOKIE);
    settings.put("jwtgate.access", "optional");
    server.guarded("/*", settings).start();
    return Call.get(server.at("/it"));
  }

  private static void tellCredentials(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String user = request.getHeader("X-User");
    if (user != null) {
      response.setHeader("Saw-X-User", user);
    }
    List<String> seen = new ArrayList<>(List.of(Page.nameIn(request)));
    response.setHeader("Saw-X-Level", "" + request.getIntHeader("X-Level"));
    response.setHeader("Saw-X-Since", "" + request.getDateHeader("X-Since"));
    for (String name : Collections.list(request.getHeaderNames())) {
      seen.add(name + "=" + request.getHeader(name));
      seen.addAll(Collections.list(request.getHeaders(name)));
    }
    seen.add("" + request.getHeader("Authorization"));
    for (Cookie cookie : request.getCookies() == null ? new Cookie[0] : request.getCookies()) {
      seen.add(cookie.getName() + "=" + cookie.getValue());
    }
    response.getWriter().print(String.join("\n", seen));
  }
}
