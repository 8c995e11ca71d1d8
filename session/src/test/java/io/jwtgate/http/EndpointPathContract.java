package io.jwtgate.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The endpoints at paths that nobody has written. */
public abstract class EndpointPathContract extends SessionContract {
  private static final String LOGIN = "username=alice&password=" + SessionSetup.PASSWORD;

  private Call fromUser(String path) {
    return post(path).with("Sec-Fetch-Site", "none");
  }

  private static String refreshPath(Answer answer) {
    List<String> set =
        answer.header("Set-Cookie").stream()
            .filter(cookie -> cookie.startsWith("__Secure-refresh="))
            .map(cookie -> cookie.replaceFirst(".*; Path=([^;]*).*", "$1"))
            .toList();
    return String.join(", ", set);
  }

  /** A runtime may take it for the endpoint; then its cookies are those of the endpoint. */
  @ParameterizedTest
  @DisplayName("EDGE-16, COOKIE-02: no path breaks an endpoint, or moves the refresh cookie away")
  @ValueSource(
      strings = {
        "/session;x=y/%s",
        "/session/%s;x=y",
        "/session;x/%s;y",
        "/session/%s/",
        "/session/%s//",
        "/session/%s/;x",
        "/session;\"/%s",
        "/session;\\/%s",
        "/session;{}/%s",
        "/session;\u00e9/%s",
        "/session/%s;\\",
        "/session/%s?\\",
        "/session/%s?%%",
        "/session//%s",
        "//session/%s",
        "/session/./%s",
        "/session/x/../%s",
        "/%%73ession/%s",
        "/session/%%6c%s",
        "/session,/%s",
        "/session/%s%%00",
        "/session/%s%%2f",
        "/session/%s%%0d%%0aX:y"
      })
  void noPathBreaksAnEndpoint(String path) {
    Answer login = fromUser(path.formatted("login")).sending(FORM, LOGIN).send();
    Answer logout = fromUser(path.formatted("logout")).with("Content-Length", "0").send();
    for (Answer answer : List.of(login, logout)) {
      assertTrue(answer.status() < 500, answer.toString());
      boolean taken = !answer.header("Set-Cookie").isEmpty();
      assertEquals(taken ? "/session" : "", refreshPath(answer), answer.toString());
    }
  }

  @Test
  @DisplayName("COOKIE-02: at its own path an endpoint sets its cookie for that path")
  void ownPathIsTheCookies() {
    assertEquals("/session", refreshPath(fromUser("/session/login").sending(FORM, LOGIN).send()));
  }

  @ParameterizedTest
  @DisplayName("RVK-06: no method but POST does anything")
  @ValueSource(strings = {"GET", "HEAD", "PUT", "PATCH", "DELETE", "TRACE", "MERGE", "post"})
  void otherMethodsDoNothing(String method) {
    Answer answer = fromUser("/session/login").method(method).sending(FORM, LOGIN).send();
    // RESTEasy takes a method in any case.
    assertTrue(answer.status() == 405 || method.equals("post"), answer.toString());
  }
}
