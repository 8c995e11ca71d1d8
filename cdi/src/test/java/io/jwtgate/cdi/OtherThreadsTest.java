package io.jwtgate.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.bearer.CurrentCaller;
import io.jwtgate.http.Call;
import io.jwtgate.http.TestIssuer;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OtherThreadsTest {
  /** One thread, so that whatever it keeps is met by the next task. */
  private static final ExecutorService POOL = Executors.newFixedThreadPool(1);

  private static CdiServer server;

  @BeforeAll
  static void start() {
    server =
        new CdiServer()
            .guardedBy(TestIssuer.gate().build())
            .showing("/start", OtherThreadsTest::startAsync)
            .showing("/dispatch", OtherThreadsTest::dispatchAsync)
            .showing("/logout", OtherThreadsTest::logOut)
            .showing("/pool", (request, response) -> POOL.submit(named()).get())
            .showing(
                "/wrapped",
                (request, response) -> POOL.submit(CurrentCaller.wrapCallable(named())).get())
            .showing(
                "/supplied",
                (request, response) ->
                    CompletableFuture.supplyAsync(CurrentCaller.wrapSupplier(named()::call0), POOL)
                        .get())
            .showing(
                "/executor",
                (request, response) ->
                    CompletableFuture.supplyAsync(named()::call0, CurrentCaller.executor(POOL))
                        .get())
            .start();
  }

  /** The name that a bean finds, on whatever thread. */
  private interface Named extends Callable<String> {
    String call0();

    @Override
    default String call() {
      return call0();
    }
  }

  private static Named named() {
    Shop shop = CdiServer.bean(Shop.class);
    return () -> nameIn(shop);
  }

  private static String nameIn(Shop shop) {
    try {
      return shop.callerName();
    } catch (IllegalStateException none) {
      return "no request";
    }
  }

  private static String startAsync(HttpServletRequest request, HttpServletResponse response) {
    Shop shop = CdiServer.bean(Shop.class);
    AsyncContext context = request.startAsync();
    context.start(
        () -> {
          print(response, nameIn(shop));
          context.complete();
        });
    return null;
  }

  private static void print(HttpServletResponse response, String text) {
    try {
      response.getWriter().print(text);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static String dispatchAsync(HttpServletRequest request, HttpServletResponse response) {
    if (request.getAttribute("again") != null) {
      return CdiServer.bean(Shop.class).callerName();
    }
    request.setAttribute("again", true);
    request.startAsync().dispatch();
    return null;
  }

  private static String logOut(HttpServletRequest request, HttpServletResponse response)
      throws Exception {
    String before = CdiServer.bean(Shop.class).nameIfAny();
    request.logout();
    return before + ' ' + CdiServer.bean(Shop.class).nameIfAny();
  }

  @AfterAll
  static void stop() {
    POOL.shutdownNow();
    server.close();
  }

  private static String get(String path, String subject) {
    String token = TestIssuer.MINT.token().subject(subject).compact();
    return Call.get(server.at(path)).bearer(token).send().body();
  }

  @Test
  @DisplayName("TOK-08: a task of AsyncContext.start has the request's caller")
  void started() {
    assertEquals("alice", get("/start", "alice"));
    assertEquals("bob", get("/start", "bob"));
  }

  @Test
  @DisplayName("TOK-08: an asynchronous dispatch has the request's caller")
  void dispatched() {
    assertEquals("alice", get("/dispatch", "alice"));
    assertEquals("bob", get("/dispatch", "bob"));
  }

  @Test
  @DisplayName(
      "TOK-08: a task of the application's own pool has the caller whom it was wrapped with")
  void wrapped() {
    assertEquals("alice", get("/wrapped", "alice"));
    assertEquals("bob", get("/supplied", "bob"));
    assertEquals("carol", get("/executor", "carol"));
  }

  @Test
  @DisplayName(
      "TOK-08: a pooled thread has no caller without that, whoever was served there before")
  void pooled() {
    assertEquals("alice", get("/wrapped", "alice"));
    assertEquals("no request", get("/pool", "bob"));
    assertEquals("carol", get("/wrapped", "carol"));
  }

  @Test
  @DisplayName("after a logout there is no caller for the rest of the request")
  void loggedOut() {
    assertEquals("alice nobody", get("/logout", "alice"));
  }
}
