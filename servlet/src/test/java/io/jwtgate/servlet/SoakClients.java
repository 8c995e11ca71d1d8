package io.jwtgate.servlet;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Client threads that send good and bad tokens, each at a fixed pace, and count the answers. */
final class SoakClients implements AutoCloseable {
  private static final long PACE = Duration.ofMillis(50).toNanos();

  private final HttpClient http = HttpClient.newHttpClient();
  private final SoakIssuer issuer;
  private final URI page;
  private final SoakFigures figures = new SoakFigures();
  private final List<Thread> threads;
  private volatile boolean flooding;
  private volatile boolean ended;

  SoakClients(int count, SoakIssuer issuer, URI page) {
    this.issuer = issuer;
    this.page = page;
    this.threads = Stream.generate(() -> new Thread(this::run)).limit(count).toList();
    threads.forEach(Thread::start);
  }

  SoakFigures figures() {
    return figures;
  }

  /** From now on a third of all requests bring a key id that was invented for them. */
  void flood(boolean on) {
    flooding = on;
  }

  private void run() {
    // So that they do not all come at one moment.
    LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(PACE));
    for (long next = System.nanoTime(); !ended; next += PACE) {
      LockSupport.parkNanos(next - System.nanoTime());
      step(ThreadLocalRandom.current().nextInt(100));
    }
  }

  private void step(int dice) {
    if (dice < 2) {
      expect(503, issuer.tokenOfSilentIssuer(), figures.unavailable);
    } else if (dice < 15) {
      // The key ids of ended keys are unknown ones too, and part of the flood.
      sendBad(flooding ? issuer.endedToken() : issuer.badToken());
    } else if (dice < 50 && flooding) {
      expect(401, issuer.inventedToken(), figures.inventedRefused);
    } else {
      sendGood(issuer.publishedKey());
    }
  }

  private void expect(int status, String token, LongAdder count) {
    (status(token) == status ? count : figures.strange).increment();
  }

  private void sendBad(String token) {
    int status = status(token);
    if (status == 200) {
      figures.badAccepted.increment();
    } else {
      (status == 401 ? figures.badRefused : figures.strange).increment();
    }
  }

  private void sendGood(SoakKey key) {
    boolean sure = key.isSure();
    long start = System.nanoTime();
    int status = status(key.anyToken());
    if (status == 200) {
      figures.goodTaken.increment();
      figures.took(Duration.ofNanos(System.nanoTime() - start));
    } else {
      (sure ? figures.goodRefused : figures.goodRefusedWithinTheBound).increment();
    }
  }

  private int status(String token) {
    HttpRequest request =
        HttpRequest.newBuilder(page).header("Authorization", "Bearer " + token).build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException broken) {
      return 0;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  /** Ends when every thread has. */
  @Override
  public void close() {
    ended = true;
    threads.forEach(SoakClients::join);
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
