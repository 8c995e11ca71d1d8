package io.jwtgate.examples.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Both pages for who can't see them well, or sees them on a phone, in each state that they have.
 */
class AccessibilityTest {
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

  @ParameterizedTest(name = "{0}, {1} pixels wide: nothing is in the way")
  @CsvSource({"light, 1280", "dark, 1280", "light, 360", "dark, 360"})
  void nothingIsInTheWay(String scheme, int width) {
    browser.resize(width, 900);
    browser.scheme(scheme);
    try {
      tokenInHeader();
      tokenInCookie();
    } finally {
      browser.scheme("light");
      browser.resize(1280, 900);
    }
  }

  private void tokenInHeader() {
    open("/");
    requireNoBarrier();
    browser.click("#login .primary");
    browser.await("!document.querySelector('#token-card').hidden");
    browser.click("[data-caller='alice'][data-path='/hello']");
    browser.await("document.querySelector('.cell.passed')");
    browser.click("[data-caller='expired'][data-path='/hello']");
    browser.await("document.querySelector('#answer-steps .not_judged')");
    requireNoBarrier();
  }

  private void tokenInCookie() {
    open("/cookies.html");
    requireNoBarrier();
    browser.click("[data-user=alice]");
    browser.await("!document.querySelector('#session').hidden");
    browser.click("#do-order");
    browser.await("document.querySelector('.cell.passed')");
    requireNoBarrier();
    browser.click("#log-out");
    browser.await("!document.querySelector('#login').hidden");
    requireNoBarrier();
  }

  private static void requireNoBarrier() {
    assertEquals("", browser.barriers());
    assertEquals(true, browser.run("return document.documentElement.scrollWidth <= innerWidth"));
  }

  @Test
  @DisplayName("the rules find what is wrong: an image without a text")
  void rulesFindWhatIsWrong() {
    open("/");
    browser.run("document.querySelector('main').append(document.createElement('img'))");

    assertTrue(browser.barriers().startsWith("image-alt ("), browser.barriers());
  }

  @Test
  @DisplayName("the name of a cell tells what was answered")
  void nameOfACellTellsTheAnswer() {
    open("/");
    String cell = "[data-caller='nobody'][data-path='/hello']";
    assertEquals("Nobody calls /hello", label(cell));
    browser.click(cell);
    browser.await("document.querySelector('.cell.refused')");
    assertEquals("Nobody calls /hello: refused, 401", label(cell));
  }

  private static String label(String css) {
    return browser.run("return document.querySelector(\"%s\").ariaLabel".formatted(css)).toString();
  }

  @Test
  @DisplayName("on a phone no step is cut")
  void noStepIsCut() {
    browser.resize(360, 800);
    try {
      open("/");
      browser.click("[data-caller='audience'][data-path='/hello']");
      browser.await("document.querySelector('#answer-steps .rejected')");
      String cut =
          "return [...document.querySelectorAll('#answer-steps li')]"
              + ".filter((step) => step.scrollWidth > step.clientWidth).length";
      assertEquals("0", browser.run(cut).toString());
    } finally {
      browser.resize(1280, 900);
    }
  }

  private static void open(String path) {
    browser.open(quickstart.url() + path);
    browser.await("document.documentElement.dataset.ready");
  }
}
