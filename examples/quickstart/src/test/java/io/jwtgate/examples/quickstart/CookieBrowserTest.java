package io.jwtgate.examples.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From login to logout by cookie, in a real browser, with a hostile page beside it. */
class CookieBrowserTest {
  private static final String TOKEN = "__Host-token";
  private static final String REFRESH = "__Secure-refresh";
  private static final String LOGGED_IN = "!document.querySelector('#session').hidden";
  private static final String LOGGED_OUT = "!document.querySelector('#login').hidden";

  private static Browser browser;

  private Quickstart quickstart;
  private String firstTab;

  @BeforeAll
  static void start() throws IOException {
    Optional<Browser> found = Browser.start();
    assumeTrue(
        found.isPresent(),
        "SKIPPED: no browser here; install chromium and chromedriver (Debian: chromium-driver)");
    browser = found.get();
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void login() throws IOException {
    quickstart = Quickstart.start(new Options(OptionalInt.of(0)));
    firstTab = browser.tab();
    openPage();
    browser.click("[data-user=alice]");
    browser.await(LOGGED_IN);
  }

  @AfterEach
  void closeTabs() {
    browser.goTo(firstTab);
    browser.closeOtherTabs();
    quickstart.close();
  }

  private void openPage() {
    browser.open(page());
    browser.await("document.documentElement.dataset.ready");
  }

  private String openTab() {
    String tab = browser.openTab(page());
    browser.await("document.documentElement.dataset.ready");
    return tab;
  }

  private String page() {
    return quickstart.url() + "/cookies.html";
  }

  private static String value(String cookie) {
    return browser.cookie(cookie).orElseThrow().get("value").toString();
  }

  /** What a call of the page's own script is answered with. */
  private static String answer(String path, String method) {
    return browser
        .run(
            """
            const { call } = await import('/assets/session.js');
            const answer = await call('%s', { method: '%s' });
            return `${answer.status} ${await answer.text()}`;
            """
                .formatted(path, method))
        .toString();
  }

  private static int coffees() {
    return Integer.parseInt(answer("/api/coffees", "GET").replaceAll("200 \\D+|\\D+$", ""));
  }

  @Test
  void theCallerIsKnownByACookie() {
    browser.click("#do-me");
    browser.await("document.querySelector('#answer-response').textContent");
    assertTrue(browser.text("#answer-response").contains("\"name\": \"alice\""));
    assertEquals("alice", browser.text("#who"));
  }

  @ParameterizedTest
  @DisplayName("COOKIE-01, COOKIE-02, CSRF-14: a browser keeps the cookies as they are meant")
  @CsvSource({"__Host-token, /, true", "__Secure-refresh, /session, true", "__Host-csrf, /, false"})
  void cookiesAreKeptAsTheyAreMeant(String name, String path, boolean hidden) {
    browser.open(quickstart.url() + "/session/nothing-here");
    Map<?, ?> cookie = browser.cookie(name).orElseThrow();
    assertEquals(path, cookie.get("path"));
    assertEquals(hidden, cookie.get("httpOnly"));
    assertEquals(true, cookie.get("secure"));
    assertEquals("Strict", cookie.get("sameSite"));
    assertEquals("localhost", cookie.get("domain"));
  }

  @Test
  @DisplayName("COOKIE-02: the refresh cookie goes to no other path")
  void refreshCookieGoesNowhereElse() {
    assertEquals(Optional.empty(), browser.cookie(REFRESH));
    assertTrue(browser.cookie(TOKEN).isPresent());
  }

  @Test
  @DisplayName("COOKIE-01, ISS-07: no script sees a token, wherever it looks")
  void noScriptSeesAToken() {
    browser.run(
        """
        window.bodies = [];
        const real = window.fetch;
        window.fetch = async (...request) => {
          const answer = await real(...request);
          const head = [...answer.headers].flat().join(' ');
          window.bodies.push(head + await answer.clone().text());
          return answer;
        };
        """);
    for (String cell : List.of("#do-me", "#do-order", "#do-refresh", "#do-both")) {
      browser.click(cell);
      browser.await("document.querySelector('%s').textContent.includes('200')".formatted(cell));
    }
    String access = value(TOKEN);
    String seen =
        browser
            .run(
                """
                const stored = [localStorage, sessionStorage].map((place) => JSON.stringify(place));
                return [document.cookie, ...stored, window.name, location.href, history.state,
                  document.documentElement.outerHTML, ...window.bodies].join('\\n');
                """)
            .toString();
    assertTrue(seen.contains("__Host-csrf="));
    assertTrue(seen.contains("\"coffees\""), "bodies were not seen");
    assertFalse(seen.contains(access));
    assertFalse(seen.contains(access.substring(access.lastIndexOf('.'))));
    browser.open(quickstart.url() + "/session/nothing-here");
    assertFalse(seen.contains(value(REFRESH)));
  }

  @Test
  @DisplayName("RT-05, RT-06: two tabs that refresh at the same moment both stay logged in")
  void twoTabsRefreshAtTheSameMoment() {
    browser.run(REFRESH_WHEN_TOLD);
    String second = openTab();
    browser.run(REFRESH_WHEN_TOLD);
    for (int round = 1; round <= 20; round++) {
      browser.goTo(second);
      browser.run("new BroadcastChannel('rounds').postMessage('go')");
      String done = "window.answers.length === " + round;
      browser.await(done);
      browser.goTo(firstTab);
      browser.await(done);
    }
    String answers = "return window.answers.every((status) => status === 200)";
    assertEquals(true, browser.run(answers));
    assertTrue(answer("/api/me", "GET").startsWith("200 "));
    browser.goTo(second);
    assertEquals(true, browser.run(answers));
    assertTrue(answer("/session/refresh", "POST").startsWith("200 "));
    assertTrue(answer("/api/me", "GET").startsWith("200 "));
  }

  private static final String REFRESH_WHEN_TOLD =
      """
      const { refresh } = await import('/assets/session.js');
      window.answers = [];
      window.rounds = new BroadcastChannel('rounds');
      window.rounds.onmessage = async () => window.answers.push((await refresh()).status);
      """;

  @Test
  void twoTabsWhoseTokenHasExpiredGoOnByThemselves() {
    String second = openTab();
    browser.deleteCookie(TOKEN);
    String callBoth =
        """
        const { call } = await import('/assets/session.js');
        const answers = await Promise.all(['/api/me', '/api/coffees'].map((path) => call(path)));
        return answers.map(({ status }) => status).join();
        """;
    assertEquals("200,200", browser.run(callBoth));
    String renewed = value(TOKEN);
    browser.goTo(firstTab);
    assertEquals("200,200", browser.run(callBoth));
    assertEquals(renewed, value(TOKEN));
    browser.goTo(second);
    assertEquals("200,200", browser.run(callBoth));
  }

  @Test
  @DisplayName("COOKIE-11: a logout in one tab ends the session in all, and every copy of a token")
  void aLogoutEndsTheSessionInAllTabs() {
    String copyOfAccess = value(TOKEN);
    Client thief = new Client(quickstart.url());
    assertEquals(200, thief.get("/hello", copyOfAccess).statusCode());
    openTab();
    browser.click("#log-out");
    browser.await(LOGGED_OUT);
    assertEquals(401, thief.get("/hello", copyOfAccess).statusCode());
    browser.goTo(firstTab);
    browser.await(LOGGED_OUT);
    assertEquals(Optional.empty(), browser.cookie(TOKEN));
    assertTrue(answer("/api/me", "GET").startsWith("401 "));
    browser.click("[data-user=alice]");
    browser.await(LOGGED_IN);
    assertNotEquals(copyOfAccess, value(TOKEN));
  }

  @Test
  @DisplayName("after a logout the page sends no cookie, shows no old answer, and what was noted")
  void aLogoutLeavesNothingOnThePage() {
    browser.click("#do-me");
    browser.await("document.querySelector('#do-me.passed')");
    browser.click("#log-out");
    browser.await(LOGGED_OUT);
    browser.await("document.querySelector('#events')?.innerText.includes('SESSION_ENDED')");
    assertTrue(browser.text("#answer-request").startsWith("POST /session/logout"));
    assertTrue(browser.text("#answer-response").contains("the three cookies are gone"));
    assertEquals(true, browser.run("return !document.querySelector('button.cell.passed')"));

    browser.click("#do-me");
    browser.await("document.querySelector('#do-me.refused')");
    assertEquals("GET /api/me\nSec-Fetch-Site: same-origin", browser.text("#answer-request"));
  }

  @Test
  @DisplayName("CSRF-03: a page of this site may act for its user")
  void theOwnPageOrders() {
    int before = coffees();
    browser.click("#do-order");
    browser.await("document.querySelector('#do-order').textContent.includes('200')");
    assertEquals(before + 1, coffees());
  }

  @ParameterizedTest(name = "a page on {0}")
  @DisplayName("CSRF-05, CSRF-17: a page of another origin orders nothing, though cookies go along")
  @ValueSource(strings = {"localhost", "127.0.0.1"})
  void aPageOfAnotherOriginOrdersNothing(String host) {
    int before = coffees();
    attackFrom(host);
    assertEquals(4, browser.text("#attempts").lines().count());
    assertEquals(3, browser.text("#attempts").lines().filter(it -> it.endsWith(": sent")).count());
    browser.goTo(firstTab);
    assertEquals(before, coffees());
    String noted = host.equals("localhost") ? "CSRF_REJECTED" : "no_credentials";
    assertTrue(answer("/api/events", "GET").contains(noted));
  }

  @ParameterizedTest
  @DisplayName("CSRF-18: a page of another origin logs nobody in, out or on")
  @ValueSource(strings = {"login", "refresh", "logout", "revoke"})
  void aPageOfAnotherOriginTouchesNoSession(String action) {
    String before = value(TOKEN);
    attackFrom("localhost");
    browser.run(
        """
        await fetch('%s/session/%s', { method: 'POST', mode: 'no-cors', credentials: 'include',
          headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
          body: 'username=bob&password=builder&token=x' });
        """
            .formatted(quickstart.url(), action));
    browser.goTo(firstTab);
    assertEquals(before, value(TOKEN));
    assertTrue(answer("/api/me", "GET").contains("\"name\":\"alice\""));
  }

  private void attackFrom(String host) {
    String own = quickstart.url().replaceFirst(".*:", "");
    browser.openTab("http://%s:%d/?of=%s".formatted(host, quickstart.neighbourPort(), own));
    browser.await("document.documentElement.dataset.ready");
  }

  @Test
  void aWrongPasswordIsSaid() {
    browser.click("#log-out");
    browser.await(LOGGED_OUT);
    browser.run("document.querySelector('[name=password]').value = 'wrong'");
    browser.click("#login .primary");
    browser.await("document.querySelector('#login-problem').textContent");
    assertEquals("401 The login was refused", browser.text("#login-problem"));
    browser.click("[data-user=bob]");
    browser.await(LOGGED_IN);
    assertEquals("is an admin", browser.text("#roles"));
  }

  @Test
  void aNarrowScreenNeedsNoScrollingSideways() {
    browser.resize(360, 800);
    try {
      browser.click("#do-order");
      browser.await("document.querySelector('#do-order').textContent.includes('200')");
      assertEquals(true, browser.run("return document.documentElement.scrollWidth <= innerWidth"));
    } finally {
      browser.resize(1280, 900);
    }
  }
}
