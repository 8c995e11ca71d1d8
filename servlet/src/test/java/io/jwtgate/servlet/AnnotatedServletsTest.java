package io.jwtgate.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.annotation.AuthenticationRequired;
import io.jwtgate.annotation.ScopesAllowed;
import io.jwtgate.http.Answer;
import io.jwtgate.http.Call;
import io.jwtgate.http.Refused;
import io.jwtgate.http.Running;
import io.jwtgate.http.TestIssuer;
import io.jwtgate.testkit.TokenDraft;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Scopes and step-up by annotations on the classes of servlets. */
class AnnotatedServletsTest {
  private final StartingApplication application =
      new StartingApplication().set(TestIssuer.settings(Map.of("jwtgate.scopes", "api")));

  /** Every way to put a servlet in. */
  interface Registration {
    ServletRegistration.Dynamic in(ServletContext context);
  }

  static Stream<Arguments> registrations() {
    return Stream.of(Container.values())
        .flatMap(
            container ->
                Stream.<Registration>of(
                        context -> context.addServlet("report", Report.class),
                        context -> context.addServlet("report", Report.class.getName()),
                        context -> context.addServlet("report", new Report()),
                        context ->
                            context.addServlet(
                                "report",
                                new Report() {
                                  private static final long serialVersionUID = 1;
                                }))
                    .map(each -> Arguments.of(container, each)));
  }

  private void add(Registration servlet) {
    application.after((classes, context) -> servlet.in(context).addMapping("/report/*"));
  }

  private static Answer get(Running server, TokenDraft token) {
    return Call.get(server.at("/report/x")).bearer(token.compact()).send();
  }

  private static TokenDraft scoped(String scope) {
    return TestIssuer.MINT.token().claim("scope", scope);
  }

  @ParameterizedTest
  @MethodSource("registrations")
  @DisplayName("CHL-05, CHL-18: a servlet's class says what is needed, however it is registered")
  void annotationsOfTheClass_count(Container container, Registration servlet) throws Exception {
    add(servlet);
    long now = Instant.now().getEpochSecond();
    try (Running server = container.start(application)) {
      for (int use = 0; use < 2; use++) {
        assertEquals(
            Refused.challenged(
                403,
                "Forbidden",
                "error=\"insufficient_scope\", error_description=\"The token lacks a scope\","
                    + " scope=\"api audit reports\""),
            get(server, scoped("api reports")).refusal());
        assertEquals(
            Refused.challenged(
                401,
                "Unauthorized",
                "error=\"insufficient_user_authentication\", error_description=\"More recent"
                    + " authentication is required\", max_age=\"300\""),
            get(server, scoped("api reports audit").claim("auth_time", now - 400)).refusal());
      }
      assertEquals(200, get(server, scoped("api reports audit").claim("auth_time", now)).status());
      assertEquals(
          200, Call.get(server.at("/orders")).bearer(scoped("api").compact()).send().status());
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("a public path opens no servlet that asks for scopes")
  void publicPath_opensNone(Container container) throws Exception {
    add(context -> context.addServlet("report", Report.class));
    application.set(Map.of("jwtgate.public-paths", "/report/*,/open"));
    try (Running server = container.start(application)) {
      assertEquals(401, Call.get(server.at("/report/x")).send().status());
      assertEquals(200, Call.get(server.at("/open")).send().status());
    }
  }

  static Stream<Arguments> wrong() {
    return Stream.of(Container.values())
        .flatMap(
            container ->
                Stream.of(Empty.class, OnMethod.class, OnInherited.class)
                    .map(each -> Arguments.of(container, each)));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  @DisplayName("an annotation that can't be meant so, or stands on a method, stops the start")
  void wrongAnnotation_stopsTheStart(Container container, Class<? extends HttpServlet> servlet) {
    add(context -> context.addServlet("report", servlet));
    Throwable thrown = assertThrows(Exception.class, () -> container.start(application).close());

    assertTrue(hasStopped(thrown), thrown.toString());
  }

  /** Tomcat keeps the message for its log. */
  private static boolean hasStopped(Throwable thrown) {
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      String message = String.valueOf(each.getMessage());
      if (message.contains("@ScopesAllowed on ") || message.contains("has not started")) {
        return true;
      }
    }
    return false;
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("CHL-18: acr-values and auth-max-age ask it of every request")
  void settings_askEveryRequest(Container container) throws Exception {
    application.set(Map.of("jwtgate.acr-values", "gold, platinum", "jwtgate.auth-max-age", "PT5M"));
    long now = Instant.now().getEpochSecond();
    try (Running server = container.start(application)) {
      assertEquals(
          Refused.challenged(
              401,
              "Unauthorized",
              "error=\"insufficient_user_authentication\", error_description=\"A different"
                  + " authentication level is required\", acr_values=\"gold platinum\","
                  + " max_age=\"300\""),
          get(server, scoped("api").claim("auth_time", now)).refusal());
      TokenDraft gold = scoped("api").claim("acr", "gold").claim("auth_time", now);
      assertEquals(200, get(server, gold).status());
    }
  }

  /** Of scopes that its class and its type name. */
  @ScopesAllowed({"reports", "audit"})
  public static class Report extends HttpServlet implements Recent {
    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.getWriter().print("report");
    }
  }

  /** Whoever has just logged in. */
  @AuthenticationRequired(maxAge = "PT5M")
  public interface Recent {}

  @WebServlet("/report")
  @ScopesAllowed("reports")
  @AuthenticationRequired(maxAge = "PT1H")
  public static class ReportServlet extends HttpServlet {
    private static final long serialVersionUID = 1;
  }

  /** Asks for nothing. */
  @ScopesAllowed({})
  public static class Empty extends Report {
    private static final long serialVersionUID = 1;
  }

  /** Where nobody reads it. */
  public static class OnMethod extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    @ScopesAllowed("reports")
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {}
  }

  /** The same further up. */
  public static class OnInherited extends OnMethod {
    private static final long serialVersionUID = 1;
  }
}
