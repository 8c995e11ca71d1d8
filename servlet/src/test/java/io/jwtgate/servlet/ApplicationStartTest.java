package io.jwtgate.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.config.MissingSettings;
import io.jwtgate.http.TestIssuer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of an application, step by step, in the order in which servers take the steps. */
class ApplicationStartTest {
  private static final Map<String, String> SETTINGS = TestIssuer.settings(Map.of());

  private final ContextInMemory application = new ContextInMemory();
  private final ApplicationStart start = ApplicationStart.of(application.context);
  private final LogOf log = LogOf.starts();

  @AfterEach
  void end() {
    application.end();
    log.close();
  }

  /** Whether a request goes on to the application without being looked at. */
  private boolean isOpen() throws IOException, ServletException {
    boolean[] passed = {false};
    Filter rule = start.rule();
    if (!(rule instanceof ClosedFilter || rule instanceof JwtFilter)) {
      rule.doFilter(null, null, (request, response) -> passed[0] = true);
    }
    return passed[0];
  }

  private boolean isClosed() {
    return start.rule() instanceof ClosedFilter;
  }

  @Test
  @DisplayName("EDGE-01: an application is closed until all that guards it is known")
  void untilConcluded_isClosed() throws Exception {
    application.set(SETTINGS);
    start.begin();
    assertTrue(isClosed());
    start.conclude(false);
    assertTrue(start.rule() instanceof JwtFilter);
  }

  @Test
  @DisplayName("EDGE-01: also one that is to be open by name")
  void unguardedByName_isClosedBeforeThat() throws Exception {
    application.set(Map.of("jwtgate.unsafe-unguarded", "true"));
    start.begin();
    assertTrue(isClosed());
    start.conclude(false);
    assertTrue(isOpen());
  }

  @ParameterizedTest
  @ValueSource(strings = {MissingSettings.FILTER, MissingSettings.FEATURE})
  @DisplayName("EDGE-03: a filter or a feature that says that it has started guards alone")
  void startedGuard_guardsAlone(String who) throws Exception {
    start.begin();
    application.context.setAttribute(who, true);
    start.conclude(false);
    assertTrue(isOpen());
  }

  @Test
  @DisplayName("EDGE-01: without any of them the start fails")
  void nobody_fails() throws Exception {
    start.begin();
    ServletException wrong = assertThrows(ServletException.class, () -> start.conclude(false));
    assertTrue(wrong.getMessage().startsWith("jwtgate.issuer: "), wrong.getMessage());
    assertTrue(isClosed());
  }

  @Test
  @DisplayName("EDGE-01: a start that has failed stays failed, whoever comes later")
  void failure_stays() throws Exception {
    start.begin();
    ServletException wrong = assertThrows(ServletException.class, () -> start.conclude(false));
    application.context.setAttribute(MissingSettings.FILTER, true);
    assertSame(wrong, assertThrows(ServletException.class, () -> start.conclude(true)));
    assertTrue(isClosed());
    start.learnFilters();
    assertTrue(isClosed());
  }

  @Test
  @DisplayName("EDGE-01: what is wrong after the application was open closes it")
  void lateFailure_closes() throws Exception {
    application.set(SETTINGS);
    start.begin();
    start.conclude(false);
    ServletException wrong = new ServletException("wrong");
    assertThrows(ServletException.class, () -> ApplicationStart.failed(application.context, wrong));
    assertTrue(isClosed());
    assertThrows(ServletException.class, () -> start.conclude(true));
  }

  @Test
  @DisplayName("EDGE-13: a filter that fails at the first request is shown to nobody")
  void failureAfterTheStart_isNotThrown() throws Exception {
    application.set(SETTINGS);
    start.begin();
    start.conclude(false);
    application.changeRefused = new IllegalStateException("has started");
    ApplicationStart.failed(application.context, new ServletException("jwtgate.x: wrong"));
    assertTrue(isClosed());
    assertTrue(log.text().contains("SEVERE jwtgate.x: wrong"), log.text());
  }

  @Test
  @DisplayName("EDGE-13: one that fails while a listener runs stops the start")
  void failureWithinAListener_isThrown() throws Exception {
    start.begin();
    application.changeRefused = new UnsupportedOperationException("within a listener");
    assertThrows(
        ServletException.class,
        () -> ApplicationStart.failed(application.context, new ServletException("wrong")));
  }

  @Test
  @DisplayName("EDGE-13: where no initializer has run, a late failure is told by the log alone")
  void failureWithoutStart_isLogged() throws Exception {
    ContextInMemory other = new ContextInMemory();
    other.changeRefused = new IllegalStateException("has started");
    ApplicationStart.failed(other.context, new ServletException("jwtgate.y: wrong"));
    assertTrue(log.text().contains("SEVERE jwtgate.y: wrong"), log.text());
  }

  @Test
  @DisplayName("EDGE-01: a fault of the server closes the application")
  void fault_closes() {
    application.set(Map.of("jwtgate.unsafe-unguarded", "true"));
    application.fault = new IllegalArgumentException("fault");
    ServletException wrong = assertThrows(ServletException.class, start::begin);
    assertEquals("the start failed", wrong.getMessage());
    application.fault = null;
    assertThrows(ServletException.class, () -> start.conclude(true));
    assertTrue(isClosed());
  }

  @Test
  @DisplayName("EDGE-01: and so does one after all listeners")
  void faultAtTheEnd_closes() throws Exception {
    application.set(Map.of("jwtgate.unsafe-unguarded", "true"));
    start.begin();
    application.fault = new IllegalArgumentException("fault");
    start.learnFilters();
    application.fault = null;
    assertTrue(isClosed());
  }

  @Test
  @DisplayName("EDGE-22: a server that has the API of a login and no login is told of")
  void containerLoginWithoutALogin_isRejected() {
    application.set(SETTINGS).set(Map.of("jwtgate.container-login", "true"));
    ServletException wrong = assertThrows(ServletException.class, start::begin);
    assertTrue(
        wrong.getMessage().startsWith("jwtgate.container-login: this server has no Jakarta"),
        wrong.getMessage());
    assertTrue(isClosed());
  }

  @Test
  @DisplayName("EDGE-05: the end of the start is told once, whoever concludes it")
  void start_isConcludedOnce() throws Exception {
    application.set(SETTINGS);
    start.begin();
    start.conclude(false);
    start.learnFilters();
    start.conclude(true);
    assertEquals(
        1, Arrays.stream(log.text().split("\n")).filter(it -> it.contains("guards")).count());
  }

  @Test
  @DisplayName("EDGE-05: the automatic filter concludes the start on servers that ask no other")
  void automaticFilter_concludes() throws Exception {
    application.set(SETTINGS);
    start.begin();
    new AutomaticFilter(start).init(null);
    assertTrue(start.rule() instanceof JwtFilter);
  }

  @Test
  @DisplayName("EDGE-13: a wrong value stops the start before the application's listeners run")
  void wrongValue_stopsAtOnce() {
    application.set(TestIssuer.settings(Map.of("jwtgate.access", "optinal")));
    ServletException wrong = assertThrows(ServletException.class, start::begin);
    assertTrue(wrong.getMessage().startsWith("jwtgate.access: "), wrong.getMessage());
    assertTrue(isClosed());
  }

  /** Tomcat does not tell the class of a filter that it was given as an object. */
  private void beginWithAFilterOfNoKnownClass() throws ServletException {
    application.declare("unknown", null).mapped("/*");
    start.begin();
    start.conclude(false);
  }

  @Test
  @DisplayName("EDGE-03: an application whose guard may still come is closed, and starts")
  void whileOneMayCome_isClosed() throws Exception {
    beginWithAFilterOfNoKnownClass();
    assertTrue(isClosed());
    assertFalse(log.text().contains("SEVERE"), log.text());
    start.conclude(true);
    assertTrue(isClosed());
    assertTrue(log.text().contains("SEVERE jwtgate.issuer: no setting"), log.text());
  }

  @ParameterizedTest
  @ValueSource(strings = {MissingSettings.FILTER, MissingSettings.FEATURE})
  @DisplayName("EDGE-03: it is left to the one that has come")
  void lateGuard_guardsAlone(String who) throws Exception {
    beginWithAFilterOfNoKnownClass();
    application.context.setAttribute(who, true);
    assertTrue(isOpen());
  }

  @Test
  @DisplayName("EDGE-03: and to a filter of ours that is registered late")
  void lateFilter_guardsAlone() throws Exception {
    beginWithAFilterOfNoKnownClass();
    application.guarded("late", "/*");
    assertTrue(isOpen());
  }

  @Test
  @DisplayName("EDGE-01: a guard that comes late opens nothing of an application that failed")
  void lateGuardAfterFailure_opensNothing() throws Exception {
    beginWithAFilterOfNoKnownClass();
    assertThrows(
        ServletException.class,
        () -> ApplicationStart.failed(application.context, new ServletException("wrong")));
    application.context.setAttribute(MissingSettings.FILTER, true);
    assertTrue(isClosed());
  }

  @Test
  @DisplayName("EDGE-05: the automatic filter stands first, and sees errors and asynchronous ends")
  void automaticFilter_standsFirst() throws Exception {
    application.set(SETTINGS);
    start.begin();
    FilterInMemory automatic = application.filters.get("jwtgate");
    assertEquals(
        EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR),
        automatic.dispatches);
    assertTrue(automatic.patterns.contains("/*"));
    assertTrue(automatic.isAsync);
    assertFalse(automatic.isBehindOthers);
  }

  @Test
  @DisplayName("EDGE-05: under another name where its own is taken")
  void automaticFilter_hasAnotherName() throws Exception {
    application.set(SETTINGS).guarded("jwtgate", "/admin/*");
    start.begin();
    assertTrue(application.filters.get("jwtgate-").patterns.contains("/*"));
  }

  @Test
  @DisplayName("EDGE-11: the slash that is added is asked about in every dispatch, after others")
  void addedSlash_isMappedAsTheOthers() throws Exception {
    FilterInMemory own = application.set(SETTINGS).guarded("own", "/admin", "/", "/rest/");
    start.begin();
    assertEquals(
        EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR),
        own.dispatches);
    assertTrue(own.isBehindOthers);
    assertEquals("[/admin, /, /rest/, /admin/, /rest]", own.patterns.toString());
  }
}
