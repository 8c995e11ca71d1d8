package io.jwtgate.session.login;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.session.Credentials;
import io.jwtgate.session.SessionDetails;
import io.jwtgate.session.issue.Authentication;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is kept of a login, and read again as it was. */
class SessionDetailsTest {
  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

  private static final SessionDetails NONE =
      new SessionDetails(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  private static SessionDetails details(String device, String address) {
    return new SessionDetails(
        Optional.of(device), Optional.of(address), Optional.empty(), Optional.empty());
  }

  @Test
  @DisplayName("SESS-12: all of it is read as it was written, and nothing is an empty text")
  void itIsReadAsItWasWritten() {
    Authentication how = Authentication.by(NOW, "pwd", "otp").withLevel("high");
    for (boolean remembered : List.of(true, false)) {
      SessionDetails all =
          new SessionDetails(
              Optional.of("My \"phone\" \u00e4"),
              Optional.of("192.0.2.1"),
              Optional.of(remembered),
              Optional.of(how));
      assertEquals(all, SessionDetails.parse(all.text()));
      assertEquals(Optional.of(remembered), SessionDetails.parse(all.text()).remembered());
    }
    SessionDetails some = NONE.authenticated(Authentication.by(NOW, "pwd"));
    assertEquals(some, SessionDetails.parse(some.text()));
    assertEquals("", NONE.text());
    assertEquals(NONE, SessionDetails.parse(""));
  }

  @Test
  @DisplayName(
      "SESS-12: of a long label or address 200 characters are kept, and none is cut in two")
  void longTextsAreCut() {
    String longest = "\ud83d\ude00".repeat(200);
    SessionDetails cut = details(longest + "x", "a".repeat(201));
    assertEquals(details(longest, "a".repeat(200)), cut);
    assertEquals(Optional.of(longest), cut.device());
    assertEquals(Optional.of("a".repeat(200)), cut.address());
  }

  @Test
  @DisplayName("SESS-12: a device and an address are kept only where the application says so")
  void onlyWhatIsSaidIsKept() {
    LoginRequest request =
        LoginRequest.of(new Credentials("alice", "good"), "192.0.2.1")
            .withDevice(Optional.of("phone"));
    assertEquals(NONE, KeptDetails.NONE.of(request));
    assertEquals(details("phone", "192.0.2.1"), new KeptDetails(true, true).of(request));
    assertEquals(Optional.empty(), new KeptDetails(true, false).of(request).address());
    assertEquals(Optional.empty(), new KeptDetails(false, true).of(request).device());
    LoginRequest nowhere = LoginRequest.of(new Credentials("alice", "good"), "");
    assertEquals(Optional.empty(), new KeptDetails(true, true).of(nowhere).address());
  }

  @Test
  @DisplayName("SESS-13: a pending login is read as it was written")
  void aPendingLoginIsReadAsItWasWritten() {
    PendingLogin login =
        new PendingLogin(
            "alice",
            Optional.of("app"),
            Set.of("read", "write"),
            NOW,
            3,
            7,
            details("phone", "192.0.2.1"));
    assertEquals(login, PendingLogin.parse(login.text()));
    PendingLogin bare =
        new PendingLogin(
            "alice", Optional.empty(), Set.of(), NOW.plusMillis(1), 1, PendingLogin.NO_MARK, NONE);
    assertEquals(bare, PendingLogin.parse(bare.text()));
    assertEquals(2, login.afterWrongAnswer().triesLeft());
    assertEquals(7, login.afterWrongAnswer().mark());
  }
}
