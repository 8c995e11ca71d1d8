package io.jwtgate.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.bearer.Gate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Many callers at once, each of whom must be seen as himself. */
public abstract class ManyCallersContract {
  private static final int CALLERS = 200;
  private static final int REQUESTS = 15;

  /** Starts an application behind a gate: {@code GET /it} tells who calls. */
  protected abstract Running start(Gate gate);

  /** Whether a caller who has sent so many requests has sent enough. */
  protected boolean isEnough(int sent) {
    return sent == REQUESTS;
  }

  @Test
  @DisplayName("JEE-11: 200 callers on 200 threads are never taken for each other")
  void callersAreNeverMixedUp() throws Exception {
    CountDownLatch together = new CountDownLatch(CALLERS);
    ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
    try (Running server = start(TestIssuer.gate().build())) {
      List<Future<Set<String>>> seen = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        String name = "caller-" + i;
        seen.add(threads.submit(() -> namesSeen(server, name, together)));
      }
      for (int i = 0; i < CALLERS; i++) {
        assertEquals(Set.of("200 caller-" + i), seen.get(i).get());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private Set<String> namesSeen(Running server, String name, CountDownLatch together)
      throws InterruptedException {
    String token = TestIssuer.MINT.token().subject(name).compact();
    together.countDown();
    together.await();
    Set<String> names = new HashSet<>();
    for (int sent = 0; !isEnough(sent); sent++) {
      Answer answer = Call.get(server.at("/it")).bearer(token).send();
      names.add(answer.status() + " " + answer.body());
    }
    return names;
  }
}
