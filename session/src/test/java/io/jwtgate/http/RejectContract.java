package io.jwtgate.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.bearer.GateBuilder;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A gate that takes one credential and no second. */
public abstract class RejectContract extends SessionContract {

  protected RejectContract() {
    setup.with(GateBuilder::rejectHeaderWithCookie);
  }

  @Test
  @DisplayName("HTTP-13, HTTP-14: a header and a cookie are refused, though they are equal")
  void bothAreRefused() {
    Visitor visitor = Visitor.loggedIn(server);
    String token = visitor.cookie("__Host-token").orElseThrow();
    Call byCookie = visitor.call("GET", "/me");
    assertEquals(400, byCookie.bearer(token).send().status());
    assertEquals(200, byCookie.send().status());
    assertEquals(200, get("/me").bearer(token).send().status());
  }

  @Test
  @DisplayName("HTTP-13: a token in the query or a form is not even looked at")
  void tokenElsewhereIsNoCredential() {
    String token = Visitor.loggedIn(server).cookie("__Host-token").orElseThrow();
    assertEquals(401, get("/me?access_token=" + token).send().status());
    assertEquals(200, get("/me?access_token=" + token).bearer(token).send().status());
    assertEquals(401, post("/me").sending(FORM, "access_token=" + token).send().status());
  }
}
