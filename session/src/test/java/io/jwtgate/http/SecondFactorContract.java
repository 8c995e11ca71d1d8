package io.jwtgate.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.event.SecurityEvent.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may stand between a right password and a session, and what tokens say of it. */
public abstract class SecondFactorContract extends SessionContract {
  private final Visitor carol() {
    return new Visitor(server);
  }

  @BeforeEach
  void later() {
    setup.clock().advance(Duration.ofMinutes(6));
    setup.events().clear();
  }

  private Answer password(Visitor visitor) {
    return visitor.login("carol", SessionSetup.PASSWORD);
  }

  private Answer answer(Visitor visitor, String ticket, String code) {
    return visitor.post("/session/second-factor", FORM, "ticket=" + ticket + "&answer=" + code);
  }

  private static String claims(String token) {
    return new String(
        Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);
  }

  @Test
  @DisplayName("SESS-13: a right password alone gives a ticket and no token")
  void passwordAloneGivesATicket() {
    Visitor carol = carol();
    Answer pending = password(carol);
    assertEquals(401, pending.status());
    assertEquals("second_factor_required", member(pending, "error"));
    assertEquals(List.of(), pending.header("Set-Cookie"));
    assertEquals(List.of("no-store"), pending.header("Cache-Control"));
    assertEquals(43, member(pending, "ticket").length());
    assertEquals(List.of(Kind.SECOND_FACTOR_PENDING), kinds());
    assertEquals(401, get("/me").bearer(member(pending, "ticket")).send().status());
  }

  private List<Kind> kinds() {
    return setup.events().stream().map(event -> event.kind()).filter(this::isOfLogin).toList();
  }

  private boolean isOfLogin(Kind kind) {
    return kind == Kind.SECOND_FACTOR_PENDING
        || kind == Kind.LOGIN_SUCCEEDED
        || kind == Kind.LOGIN_FAILED;
  }

  @Test
  @DisplayName(
      "SESS-13: with the second factor it is a session; tokens tell amr, acr and auth_time")
  void secondFactorGivesTokensThatTell() {
    Visitor carol = carol();
    long began = setup.clock().instant().getEpochSecond();
    String ticket = member(password(carol), "ticket");
    setup.clock().advance(Duration.ofMinutes(4));
    assertEquals(200, answer(carol, ticket, SessionSetup.CODE).status());
    assertEquals("carol", carol.get("/me").body());
    assertTells(carol, began);
    setup.clock().advance(Duration.ofHours(1));
    carol.post("/session/refresh");
    assertTells(carol, began);
    assertEquals(List.of(Kind.SECOND_FACTOR_PENDING, Kind.LOGIN_SUCCEEDED), kinds());
  }

  private static void assertTells(Visitor carol, long began) {
    String claims = claims(carol.cookie("__Host-token").orElseThrow());
    assertTrue(claims.contains("\"auth_time\":" + began + ","), claims);
    assertTrue(claims.contains("\"amr\":[\"pwd\",\"otp\"],\"acr\":\"urn:two\""), claims);
  }

  @Test
  @DisplayName("SESS-13: a password alone is told as such")
  void passwordIsToldAsSuch() {
    String claims = claims(Visitor.loggedIn(server).cookie("__Host-token").orElseThrow());
    assertTrue(claims.contains("\"amr\":[\"pwd\"]"), claims);
    assertFalse(claims.contains("acr"), claims);
  }

  @Test
  @DisplayName("SESS-13: a ticket is good once")
  void ticketIsGoodOnce() {
    Visitor carol = carol();
    String ticket = member(password(carol), "ticket");
    assertEquals(200, answer(carol, ticket, SessionSetup.CODE).status());
    Answer again = answer(carol(), ticket, SessionSetup.CODE);
    assertEquals(401, again.status());
    assertEquals("invalid_grant", member(again, "error"));
  }

  @Test
  @DisplayName("SESS-13: a ticket ends after five minutes; one that nobody gave is none")
  void ticketEnds() {
    Visitor carol = carol();
    String ticket = member(password(carol), "ticket");
    setup.clock().advance(Duration.ofMinutes(5));
    assertEquals("invalid_grant", member(answer(carol, ticket, SessionSetup.CODE), "error"));
    assertEquals("invalid_grant", member(answer(carol, "A".repeat(43), "x"), "error"));
  }

  @Test
  @DisplayName("SESS-13: a wrong answer has two more, each with a ticket of its own")
  void wrongAnswers() {
    Visitor carol = carol();
    String first = member(password(carol), "ticket");
    Answer wrong = answer(carol, first, "000000");
    assertEquals("second_factor_required", member(wrong, "error"));
    assertEquals("invalid_grant", member(answer(carol, first, SessionSetup.CODE), "error"));
    Answer again = answer(carol, member(wrong, "ticket"), "000000");
    assertEquals(200, answer(carol, member(again, "ticket"), SessionSetup.CODE).status());

    String last = member(password(carol), "ticket");
    for (int i = 0; i < 2; i++) {
      last = member(answer(carol, last, "000000"), "ticket");
    }
    assertEquals("invalid_grant", member(answer(carol, last, "000000"), "error"));
  }

  @Test
  @DisplayName(
      "SESS-13, SESS-02: a change of password ends a login that waits for its second factor")
  void changeOfPasswordEndsThePendingLogin() {
    Visitor carol = carol();
    String ticket = member(password(carol), "ticket");
    setup.sessions().endAllOf("carol");
    assertEquals("invalid_grant", member(answer(carol, ticket, SessionSetup.CODE), "error"));
    setup.clock().advance(Duration.ofSeconds(1));
    String anew = member(password(carol), "ticket");
    assertEquals(200, answer(carol, anew, SessionSetup.CODE).status());
  }

  @Test
  @DisplayName("SESS-13: a page of another site answers for nobody")
  void otherSiteAnswersForNobody() {
    String ticket = member(password(carol()), "ticket");
    Call foreign = post("/session/second-factor").with("Sec-Fetch-Site", "cross-site");
    String form = "ticket=" + ticket + "&answer=" + SessionSetup.CODE;
    assertEquals(403, foreign.sending(FORM, form).send().status());
    assertEquals(200, answer(carol(), ticket, SessionSetup.CODE).status());
  }

  @ParameterizedTest
  @DisplayName("SESS-13: remember me: whether a browser keeps its cookies, and for how long")
  @CsvSource({"true,2592000", "false,", "'',86400"})
  void rememberMe(String remember, String age) {
    String form = "username=alice&password=good&remember=" + remember;
    Visitor alice = new Visitor(server);
    assertKept(age, alice.post("/session/login", FORM, form));
    setup.clock().advance(Duration.ofHours(1));
    String left = age != null && remember.equals("true") ? "2588400" : age;
    assertKept(left, alice.post("/session/refresh"));
    setup.clock().advance(Duration.ofDays(2));
    int status = remember.equals("true") ? 200 : 400;
    assertEquals(status, alice.post("/session/refresh").status());
  }

  private static void assertKept(String age, Answer answer) {
    String cookie =
        answer.header("Set-Cookie").stream()
            .filter(text -> text.startsWith("__Secure-refresh="))
            .findFirst()
            .orElseThrow();
    assertEquals(age != null, cookie.contains("Max-Age"), cookie);
    assertTrue(age == null || cookie.contains("; Max-Age=" + age + ";"), cookie);
  }

  @Test
  @DisplayName("SESS-13: a remembered login ends all the same")
  void rememberedLoginEnds() {
    Visitor alice = new Visitor(server);
    alice.post("/session/login", FORM, "username=alice&password=good&remember=true");
    setup.clock().advance(Duration.ofDays(29));
    assertEquals(200, alice.post("/session/refresh").status());
    setup.clock().advance(Duration.ofDays(1));
    assertEquals(400, alice.post("/session/refresh").status());
    assertEquals(
        400,
        alice.post("/session/login", FORM, "username=alice&password=good&remember=yes").status());
    String unclear = "{\"username\":\"alice\",\"password\":\"good\",\"remember\":null}";
    assertEquals(400, alice.post("/session/login", JSON, unclear).status());
    String said = unclear.replace("null", "true");
    assertEquals(200, alice.post("/session/login", JSON, said).status());
  }
}
