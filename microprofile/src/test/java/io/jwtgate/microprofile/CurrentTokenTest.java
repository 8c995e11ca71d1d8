package io.jwtgate.microprofile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.bearer.Access;
import io.jwtgate.bearer.CurrentCaller;
import io.jwtgate.cdi.CdiServer;
import io.jwtgate.http.Call;
import io.jwtgate.http.TestIssuer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CurrentTokenTest {
  private static final int USERS = 8;
  private static final int REQUESTS = 100;
  private static final ExecutorService POOL = Executors.newFixedThreadPool(2);
  private static CdiServer server;

  @BeforeAll
  static void start() {
    server =
        new CdiServer()
            .guardedBy(
                TestIssuer.gate().access(Access.OPTIONAL).principal(CallerToken::new).build())
            .showing("/it", (request, response) -> CdiServer.bean(Till.class).all())
            .showing(
                "/pool",
                (request, response) -> {
                  Till till = CdiServer.bean(Till.class);
                  return POOL.submit(CurrentCaller.wrapCallable(till::all)).get();
                })
            .showing("/nobody", (request, response) -> CdiServer.bean(Till.class).nobody())
            .showing(
                "/principal",
                (request, response) ->
                    request.getUserPrincipal().getClass().getSimpleName()
                        + " "
                        + request.getUserPrincipal().getName())
            .start();
  }

  @AfterAll
  static void stop() {
    server.close();
    POOL.shutdownNow();
  }

  private static String token(String user) {
    return TestIssuer.MINT.token().subject(user).claim("tenant", user + "'s").compact();
  }

  private static String get(String path, String token) {
    return Call.get(server.at(path)).bearer(token).send().body();
  }

  @Test
  @DisplayName("MPJWT-02: token and claims are those of the current request, in every thread")
  void twoUsersAtOnce() throws Exception {
    ExecutorService users = Executors.newFixedThreadPool(USERS);
    try {
      List<Future<Set<String>>> seen = new ArrayList<>();
      for (int i = 0; i < USERS; i++) {
        String user = i % 2 == 0 ? "alice" : "bob";
        seen.add(users.submit(() -> ask(user)));
      }
      for (int i = 0; i < USERS; i++) {
        String user = i % 2 == 0 ? "alice" : "bob";
        String all = "%1$s %1$s %1$s's %1$s's %1$s's true".formatted(user);
        assertEquals(Set.of(all), seen.get(i).get());
      }
    } finally {
      users.shutdownNow();
    }
  }

  private static Set<String> ask(String user) {
    String token = token(user);
    Set<String> answers = new TreeSet<>();
    for (int sent = 0; sent < REQUESTS; sent++) {
      answers.add(get(sent % 2 == 0 ? "/it" : "/pool", token));
    }
    return answers;
  }

  @Test
  @DisplayName("without a caller there is the empty token")
  void emptyToken() {
    assertEquals("null null Optional.empty", Call.get(server.at("/nobody")).send().body());
  }

  @Test
  @DisplayName("the principal of a servlet is the JsonWebToken")
  void principal() {
    assertEquals("CallerToken alice", get("/principal", token("alice")));
  }
}
