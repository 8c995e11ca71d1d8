package io.jwtgate.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.bearer.CurrentCaller;
import io.jwtgate.http.TestIssuer;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Two users at once, each of whom must find himself in every bean: on the server's threads, on
 * others, and on virtual ones where the JDK has them. {@code -Dtwo.users.requests=100000} for more.
 */
class TwoUsersTest {
  private static final int REQUESTS = Integer.getInteger("two.users.requests", 3000);
  private static final List<String> WAYS = List.of("/direct", "/async", "/dispatch", "/pool");
  private static final int CLIENTS = 8;

  private final ExecutorService pool = threads();
  private final HttpClient client = HttpClient.newHttpClient();

  private static ExecutorService threads() {
    try {
      return (ExecutorService)
          Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    } catch (ReflectiveOperationException olderJdk) {
      return Executors.newFixedThreadPool(2);
    }
  }

  @Test
  @DisplayName("TOK-08: two users at once are never taken for each other, in any bean or thread")
  void neverMixedUp() throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try (CdiServer server = server()) {
      List<Future<Map<String, Integer>>> seen = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        String user = i % 2 == 0 ? "alice" : "bob";
        seen.add(clients.submit(() -> ask(server, user)));
      }
      for (int i = 0; i < CLIENTS; i++) {
        String user = i % 2 == 0 ? "alice" : "bob";
        String both = user + ' ' + user + "-tenant " + user + "-tenant";
        assertEquals(Map.of("200 " + both, REQUESTS / CLIENTS), seen.get(i).get());
      }
    } finally {
      clients.shutdownNow();
      pool.shutdownNow();
    }
  }

  private Map<String, Integer> ask(CdiServer server, String user) throws Exception {
    String token =
        TestIssuer.MINT.token().subject(user).claim("tenant", user + "-tenant").compact();
    Map<String, Integer> answers = new TreeMap<>();
    for (int sent = 0; sent < REQUESTS / CLIENTS; sent++) {
      answers.merge(get(server.at(WAYS.get(sent % WAYS.size())), token), 1, Integer::sum);
    }
    return answers;
  }

  private String get(URI uri, String token) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + token).build();
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    return answer.statusCode() + " " + answer.body();
  }

  private CdiServer server() {
    return new CdiServer()
        .guardedBy(TestIssuer.gate().build())
        .showing("/direct", (request, response) -> CdiServer.bean(Shop.class).all())
        .showing("/async", TwoUsersTest::async)
        .showing("/dispatch", TwoUsersTest::dispatch)
        .showing("/pool", (request, response) -> onPool(CdiServer.bean(Shop.class)))
        .start();
  }

  private String onPool(Shop shop) throws Exception {
    return pool.submit(CurrentCaller.wrapCallable(shop::all)).get();
  }

  private static String async(HttpServletRequest request, HttpServletResponse response) {
    Shop shop = CdiServer.bean(Shop.class);
    AsyncContext context = request.startAsync();
    context.start(
        () -> {
          try {
            response.getWriter().print(shop.all());
          } catch (IOException failed) {
            throw new UncheckedIOException(failed);
          }
          context.complete();
        });
    return null;
  }

  private static String dispatch(HttpServletRequest request, HttpServletResponse response) {
    if (request.getAttribute("again") != null) {
      return CdiServer.bean(Shop.class).all();
    }
    request.setAttribute("again", true);
    request.startAsync().dispatch();
    return null;
  }
}
