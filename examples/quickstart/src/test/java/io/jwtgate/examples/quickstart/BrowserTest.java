package io.jwtgate.examples.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person sees who opens the page, in a real browser. */
class BrowserTest {
  private static Quickstart quickstart;
  private static Browser browser;

  @BeforeAll
  static void start() throws IOException {
    Optional<Browser> found = Browser.start();
    assumeTrue(
        found.isPresent(),
        "SKIPPED: no browser here; install chromium and chromedriver (Debian: chromium-driver)");
    browser = found.get();
    quickstart = Quickstart.start(new Options(OptionalInt.of(0)));
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
      quickstart.close();
    }
  }

  @BeforeEach
  void open() {
    browser.open(quickstart.url());
    browser.await("document.documentElement.dataset.ready");
  }

  @Test
  void aLoginShowsTheTokensClaims() {
    browser.click("#login .primary");
    browser.await("!document.querySelector('#token-card').hidden");
    assertTrue(browser.text("#token-claims").contains("\"sub\": \"alice\""));
    assertTrue(browser.text("#token-header").contains("\"typ\": \"at+jwt\""));
  }

  @Test
  void aWrongPasswordIsSaid() {
    browser.run("document.querySelector('[name=password]').value = 'wrong'");
    browser.click("#login .primary");
    browser.await("document.querySelector('#login-problem').textContent");
    assertEquals("401 Wrong name or password", browser.text("#login-problem"));
    assertEquals("", browser.text("#token-claims"));
  }

  @ParameterizedTest(name = "{0} calls {1}: {2}")
  @CsvSource({
    "nobody, /hello, 401, 'Bearer realm=\"jwtgate\"'",
    "alice, /hello, 200, 'Hello alice'",
    "alice, /api/admin, 403, 'The caller lacks a role'",
    "bob, /api/admin, 200, 'Only admins read this'",
    "tampered, /api/admin, 401, 'signature is not accepted'",
    "expired, /api/me, 401, 'The token has expired'",
    "ended, /api/me, 401, 'The token has been revoked'",
    "audience, /api/me, 401, 'The token is for another audience'",
    "stranger, /api/me, 401, 'signature is not accepted'",
    "none, /api/me, 401, 'The token'",
    "confusion, /api/me, 401, 'signature is not accepted'"
  })
  void aCallShowsWhatWasAnswered(String caller, String path, int status, String shown) {
    browser.click("[data-caller='%s'][data-path='%s']".formatted(caller, path));
    browser.await("!document.querySelector('#answer').hidden");
    String verdict = status == 200 ? "✓ Let through: " : "✕ Refused: ";
    assertEquals(verdict + status, browser.text("#answer-status"));
    String answer = browser.text("#answer-response");
    assertTrue(answer.contains(shown), answer);
  }

  @Test
  void theStepThatRefusesIsMarked() {
    browser.click("[data-caller='audience'][data-path='/hello']");
    browser.await("document.querySelector('#answer-steps .rejected')");
    assertTrue(browser.text("#answer-steps .rejected").startsWith("✕ audience"));
  }

  @Test
  void aLoggedOutTokenLeavesThePage() {
    browser.click("#login .primary");
    browser.await("!document.querySelector('#token-card').hidden");
    browser.click("#log-out");
    browser.await("document.querySelector('#token-card').hidden");
  }

  @Test
  @DisplayName("after a logout no answer stands there that it was given before")
  void resultsEndWithTheLogin() {
    browser.click("#login .primary");
    browser.await("!document.querySelector('#token-card').hidden");
    browser.click("[data-caller='alice'][data-path='/hello']");
    browser.await("document.querySelector('.cell.passed')");
    browser.click("#log-out");
    browser.await("document.querySelector('#token-card').hidden");
    assertEquals(
        true, browser.run("return !document.querySelector('.cell.passed, .cell.refused')"));
    assertEquals("→", browser.text("[data-caller=alice][data-path=\"/hello\"]"));
  }

  @Test
  @DisplayName("Send all leaves the token that is shown")
  void sendingAllKeepsTheShownToken() {
    browser.click("#login .primary");
    browser.await("!document.querySelector('#token-card').hidden");
    browser.click("#send-all");
    browser.await("document.querySelectorAll('.cell.passed, .cell.refused').length === 30");
    assertTrue(browser.text("#token-claims").contains("\"sub\": \"alice\""));
  }

  @Test
  void noTokenIsStored() {
    browser.click("#login .primary");
    browser.await("!document.querySelector('#token-card').hidden");
    Object stored =
        browser.run("return localStorage.length + sessionStorage.length + document.cookie.length");
    assertEquals("0", stored.toString());
    browser.open(quickstart.url());
    browser.await("document.documentElement.dataset.ready");
    assertEquals(true, browser.run("return document.querySelector('#token-card').hidden"));
  }

  @Test
  void aNarrowScreenNeedsNoScrollingSideways() {
    browser.resize(360, 800);
    try {
      assertEquals(true, browser.run("return document.documentElement.scrollWidth <= innerWidth"));
    } finally {
      browser.resize(1280, 900);
    }
  }
}
