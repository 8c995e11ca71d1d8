package io.jwtgate.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The requests in the order in which they came. Thread-safe. */
final class RequestLog {
  private final List<ReceivedRequest> requests = new ArrayList<>();

  synchronized void add(ReceivedRequest request) {
    requests.add(request);
    notifyAll();
  }

  synchronized List<ReceivedRequest> all() {
    return List.copyOf(requests);
  }

  synchronized int count(String path) {
    return (int) requests.stream().filter(request -> request.path().equals(path)).count();
  }

  /**
   * Waits in real time until the path has been asked for so often; false if that did not happen.
   */
  synchronized boolean await(String path, int count, Duration patience)
      throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    long left = patience.toNanos();
    while (count(path) < count && left > 0) {
      wait(Math.max(1, left / 1_000_000));
      left = deadline - System.nanoTime();
    }
    return count(path) >= count;
  }
}
