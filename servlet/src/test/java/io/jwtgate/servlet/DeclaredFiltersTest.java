package io.jwtgate.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.bearer.Gate;
import io.jwtgate.config.Application;
import io.jwtgate.http.Call;
import io.jwtgate.http.InMemory;
import io.jwtgate.http.TestIssuer;
import jakarta.servlet.ServletException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The gates of an application, from its start to its end. */
class DeclaredFiltersTest {
  private static final Map<String, String> SETTINGS = TestIssuer.settings(Map.of());

  private final ContextInMemory application = new ContextInMemory();

  private ApplicationStart started() throws ServletException {
    ApplicationStart start = ApplicationStart.of(application.context);
    start.begin();
    start.conclude(true);
    return start;
  }

  private Gate gateOf(FilterInMemory filter) throws ServletException {
    return DeclaredFilters.of(filter.config(application.context));
  }

  private Object shared() {
    return application.attributes.get(Application.class.getName());
  }

  /** What stands there ends with its last share, and is made anew by who comes after that. */
  private boolean isEnded() throws ServletException {
    Object before = shared();
    assertNotNull(before);
    try (Gate next =
        ServletSettings.gate(
            new FilterInMemory("x", "x").set(SETTINGS).registration, application.context)) {
      assertNotNull(next);
      return shared() != before;
    }
  }

  @Test
  @DisplayName("A filter is given the gate that was made while the application started")
  void gate_isMadeOnce() throws Exception {
    FilterInMemory own = application.guarded("own", "/*").set(SETTINGS);
    started();
    Gate gate = gateOf(own);
    assertSame(gate, gateOf(own));
    assertSame(gate, application.attributes.get(Gate.class.getName()));
    application.end();
  }

  @Test
  @DisplayName("Without an initializer it makes its own")
  void gateWithoutInitializer_isItsOwn() throws Exception {
    FilterInMemory own = application.guarded("own", "/*").set(SETTINGS);
    try (Gate one = gateOf(own);
        Gate other = gateOf(own)) {
      assertNotSame(one, other);
    }
  }

  @Test
  @DisplayName("EDGE-05: each filter with settings of its own has its own gate")
  void filters_haveTheirOwnGates() throws Exception {
    application.set(SETTINGS);
    FilterInMemory admins = application.guarded("admins", "/admin/*");
    admins.set(Map.of("jwtgate.roles", "admin"));
    FilterInMemory plain = application.guarded("plain", "/plain/*");
    FilterInMemory other = application.guarded("other", "/other/*");
    started();
    assertNotSame(gateOf(admins), gateOf(plain));
    assertSame(gateOf(plain), gateOf(other));
    application.end();
  }

  @Test
  @DisplayName("EDGE-24: what they have in common is made once, and ends with the last of them")
  void gates_shareTheApplication() throws Exception {
    application.set(SETTINGS);
    FilterInMemory own = application.guarded("own", "/*").set(Map.of("jwtgate.realm", "own"));
    started();
    Object common = shared();
    Gate another = ServletSettings.gate(own.registration, application.context);
    assertSame(common, shared());
    application.end();
    ServletSettings.gate(own.registration, application.context).close();
    assertSame(common, shared());
    another.close();
    assertTrue(isEnded());
  }

  @Test
  @DisplayName("EDGE-05: resources are told of the first of them")
  void firstGate_isToldToResources() throws Exception {
    FilterInMemory first = application.guarded("first", "/a/*").set(SETTINGS);
    application.guarded("second", "/b/*").set(SETTINGS).set(Map.of("jwtgate.realm", "b"));
    started();
    assertSame(gateOf(first), application.attributes.get(Gate.class.getName()));
    application.end();
  }

  @ParameterizedTest
  @ValueSource(strings = {"application", "filter", "both"})
  @DisplayName("What gates have open ends with the application, whether a filter started or not")
  void gates_endWithTheApplication(String settingsOf) throws Exception {
    if (!settingsOf.equals("filter")) {
      application.set(SETTINGS);
    }
    if (!settingsOf.equals("application")) {
      application.guarded("own", "/own/*").set(SETTINGS).set(Map.of("jwtgate.realm", "own"));
    }
    started();
    application.end();
    assertTrue(isEnded());
  }

  @Test
  @DisplayName("And not before")
  void gates_workUntilThen() throws Exception {
    application.set(SETTINGS);
    started();
    Object before = shared();
    try (Application share =
        Application.in(
            slot(), ServletSettings.ofContext(application.context), getClass().getClassLoader())) {
      assertSame(before, share);
    }
    application.end();
  }

  private Application.Slot slot() {
    return new Application.Slot() {
      @Override
      public Optional<Application> get() {
        return Optional.ofNullable((Application) shared());
      }

      @Override
      public void put(Application made) {
        application.attributes.put(Application.class.getName(), made);
      }
    };
  }

  @Test
  @DisplayName("A start that fails leaves nothing open")
  void failedStart_leavesNothingOpen() throws Exception {
    application.set(SETTINGS);
    application.guarded("unmapped").set(Map.of("jwtgate.realm", "own"));
    ApplicationStart start = ApplicationStart.of(application.context);
    start.begin();
    assertThrows(ServletException.class, () -> start.conclude(false));
    assertTrue(isEnded());
  }

  @Test
  @DisplayName("EDGE-13: of several filters the wrong one stops the start")
  void secondFilter_isJudgedAsTheFirst() {
    application.guarded("first", "/a/*").set(SETTINGS);
    application.guarded("second", "/b/*").set(SETTINGS).set(Map.of("jwtgate.access", "optinal"));
    ApplicationStart start = ApplicationStart.of(application.context);
    ServletException wrong = assertThrows(ServletException.class, start::begin);
    assertTrue(wrong.getMessage().startsWith("jwtgate.access: "), wrong.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "jwtgate.guarded-paths, /api/*",
    "jwtgate.unsafe-unguarded, true",
    "jwtgate.container-login, true"
  })
  @DisplayName("EDGE-13: what is of the whole application is rejected in a filter")
  void settingOfTheWholeApplication_isRejectedInAFilter(String name, String value) {
    application.guarded("own", "/*").set(SETTINGS).set(Map.of(name, value));
    ApplicationStart start = ApplicationStart.of(application.context);
    ServletException wrong = assertThrows(ServletException.class, start::begin);
    assertEquals(
        name + ": write it for the whole application: as context-param or in jwtgate.properties",
        wrong.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"roles, admin, all", "realm, own, own"})
  @DisplayName("EDGE-05: a filter's own settings win, and the application's stand below them")
  void ownSettings_win(String name, String value, String realm) throws Exception {
    application.set(TestIssuer.settings(Map.of("jwtgate.realm", "all")));
    FilterInMemory own = application.guarded("own", "/*").set(Map.of("jwtgate." + name, value));
    started();
    assertEquals(
        List.of("Bearer realm=\"" + realm + "\""),
        InMemory.answer(gateOf(own), Call.get(URI.create("http://localhost/x")))
            .header("WWW-Authenticate"));
    application.end();
  }

  @Test
  @DisplayName("EDGE-01: a filter without settings anywhere has no gate")
  void filterWithoutSettings_hasNone() throws Exception {
    FilterInMemory inCode = application.guarded("code", "/*");
    started();
    assertThrows(ServletException.class, () -> gateOf(inCode));
    assertNull(shared());
    application.end();
  }
}
