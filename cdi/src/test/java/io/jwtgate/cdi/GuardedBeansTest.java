package io.jwtgate.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jwtgate.bearer.Access;
import io.jwtgate.http.Answer;
import io.jwtgate.http.Call;
import io.jwtgate.http.TestIssuer;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GuardedBeansTest {
  private static final Map<String, Function<Vault, String>> METHODS =
      new TreeMap<>(
          Map.of(
              "ofClass", Vault::ofClass,
              "permitted", Vault::permitted,
              "denied", Vault::denied,
              "authenticated", Vault::authenticated,
              "ofUsers", Vault::ofUsers,
              "ofAnybody", Vault::ofAnybody,
              "ofNobody", Vault::ofNobody,
              "lock", Vault::lock));

  private static CdiServer server;
  private static CdiServer reporting;

  @BeforeAll
  static void start() {
    server = serving(new CdiServer().guardedBy(TestIssuer.gate().access(Access.OPTIONAL).build()));
    reporting =
        serving(
            new CdiServer()
                .guardedBy(TestIssuer.gate().access(Access.OPTIONAL).unsafeReportOnly().build()));
  }

  private static CdiServer serving(CdiServer server) {
    METHODS.forEach(
        (name, method) ->
            server.showing(
                "/" + name,
                (request, response) -> method.apply(CdiServer.bean(Vault.class)) + " was run"));
    return server
        .showing("/late", GuardedBeansTest::tooLate)
        .showing("/thread", (request, response) -> onOtherThread())
        .start();
  }

  private static String tooLate(
      jakarta.servlet.http.HttpServletRequest request,
      jakarta.servlet.http.HttpServletResponse response)
      throws java.io.IOException {
    response.getWriter().print("begun");
    response.flushBuffer();
    return CdiServer.bean(Vault.class).ofClass();
  }

  private static String onOtherThread() throws Exception {
    Vault vault = CdiServer.bean(Vault.class);
    StringBuilder seen = new StringBuilder();
    Thread other =
        new Thread(
            () -> {
              seen.append(vault.permitted());
              try {
                vault.authenticated();
              } catch (RuntimeException rejected) {
                seen.append(' ').append(rejected.getMessage());
              }
            });
    other.start();
    other.join();
    return seen.toString();
  }

  @AfterAll
  static void stop() {
    server.close();
    reporting.close();
  }

  private static String statuses(CdiServer server, String... roles) {
    String token = TestIssuer.MINT.token().roles(roles).compact();
    return statuses(path -> Call.get(server.at(path)).bearer(token).send());
  }

  private static String statuses(Function<String, Answer> send) {
    StringBuilder all = new StringBuilder();
    for (String name : METHODS.keySet()) {
      Answer answer = send.apply("/" + name);
      assertEquals(answer.status() == 200, answer.body().equals(name + " was run"), name);
      all.append(name).append(' ').append(answer.status()).append('\n');
    }
    return all.toString();
  }

  @Test
  @DisplayName("each annotation of a bean is judged as that of a resource: by an admin")
  void admin() {
    assertEquals(
        """
        authenticated 200
        denied 403
        lock 403
        ofAnybody 200
        ofClass 200
        ofNobody 403
        ofUsers 403
        permitted 200
        """,
        statuses(server, "admin"));
  }

  @Test
  @DisplayName("each annotation of a bean is judged as that of a resource: by a user")
  void user() {
    assertEquals(
        """
        authenticated 200
        denied 403
        lock 403
        ofAnybody 200
        ofClass 403
        ofNobody 403
        ofUsers 200
        permitted 200
        """,
        statuses(server, "user"));
  }

  @Test
  @DisplayName("each annotation of a bean is judged as that of a resource: by nobody")
  void nobody() {
    assertEquals(
        """
        authenticated 401
        denied 403
        lock 401
        ofAnybody 401
        ofClass 401
        ofNobody 403
        ofUsers 401
        permitted 200
        """,
        statuses(path -> Call.get(server.at(path)).send()));
  }

  @Test
  @DisplayName("an interface's roles and those of the class are both needed")
  void ofInterface() {
    String token = TestIssuer.MINT.token().roles("locksmith", "admin").compact();
    assertEquals(200, Call.get(server.at("/lock")).bearer(token).send().status());
  }

  @Test
  @DisplayName("a rejected call is answered with the challenge that a rejected request gets")
  void challenge() {
    Answer answer =
        Call.get(server.at("/ofClass")).bearer(TestIssuer.MINT.token().compact()).send();
    assertEquals(
        "Bearer realm=\"jwtgate\", error=\"insufficient_scope\","
            + " error_description=\"The caller lacks a role\"",
        answer.header("WWW-Authenticate").get(0));
    assertEquals("no-store", answer.header("Cache-Control").get(0));
  }

  @Test
  @DisplayName("an answer that has begun is not turned into another")
  void begun() {
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> Call.get(server.at("/late")).send(),
        "the answer was ended though it was cut short");
  }

  @Test
  @DisplayName("where nothing is rejected but reported, beans are open too")
  void reportOnly() {
    assertEquals(
        METHODS.size(),
        statuses(reporting, "user").lines().filter(it -> it.endsWith("200")).count());
  }

  @Test
  @DisplayName("a thread that serves no request is nobody, and not the caller of before")
  void otherThread() {
    String token = TestIssuer.MINT.token().roles("admin").compact();
    assertEquals(
        "permitted no_request", Call.get(server.at("/thread")).bearer(token).send().body());
  }
}
