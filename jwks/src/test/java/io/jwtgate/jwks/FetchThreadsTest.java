package io.jwtgate.jwks;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FetchThreadsTest {

  @Test
  @DisplayName("NET-01: behind two hundred issuers that hang, a fetch of another has a thread")
  void fetchesThatHangKeepNoOtherFromItsTurn() throws InterruptedException {
    FetchThreads threads = FetchThreads.join();
    CountDownLatch hanging = new CountDownLatch(1);
    CountDownLatch fetched = new CountDownLatch(1);
    try {
      for (int i = 0; i < 200; i++) {
        threads.run(() -> await(hanging));
      }
      threads.run(fetched::countDown);
      assertTrue(fetched.await(30, TimeUnit.SECONDS));
    } finally {
      hanging.countDown();
      threads.leave();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
