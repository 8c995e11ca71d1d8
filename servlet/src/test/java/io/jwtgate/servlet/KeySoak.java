package io.jwtgate.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * Rotations, an outage and a flood of invented key ids, over and over, in real time and over HTTP.
 * {@code mvn test -Psoak -pl servlet -am} runs it for ten minutes, {@code -Dsoak.minutes=1} for
 * one. What it found stands in {@code docs/keys.md}.
 */
class KeySoak {
  private static final Duration LENGTH = Duration.ofMinutes(Integer.getInteger("soak.minutes", 10));
  private static final int THREADS = 50;
  // The cooldown and one fetch: docs/keys.md.
  private static final Duration BOUND = Duration.ofSeconds(35);
  // Of keys with a max-age of a minute: their time and one fetch.
  private static final Duration NEXT_FETCH = Duration.ofSeconds(60);

  private final long start = System.nanoTime();

  @Test
  void soak() {
    try (SoakIssuer issuer = new SoakIssuer();
        WebServer server = new WebServer().guarded("/*", settings(issuer))) {
      server.serving("/*", Page::whoAmI).start();
      judge(issuer, figures(issuer, server.at("/")));
    }
  }

  private SoakFigures figures(SoakIssuer issuer, URI page) {
    try (SoakClients clients = new SoakClients(THREADS, issuer, page)) {
      while (!isOver()) {
        cycle(issuer, clients);
      }
      return clients.figures();
    }
  }

  private static Map<String, String> settings(SoakIssuer issuer) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("jwtgate.issuers", "steady,silent");
    settings.put("jwtgate.steady.issuer", issuer.issuer());
    settings.put("jwtgate.steady.jwks-uri", issuer.jwksUri());
    settings.put("jwtgate.silent.issuer", issuer.silent().issuer());
    settings.put("jwtgate.silent.jwks-uri", issuer.silent().jwksUri().toString());
    settings.put("jwtgate.audience", SoakIssuer.AUDIENCE);
    return settings;
  }

  /** 200 seconds, cut where the time is over. */
  private void cycle(SoakIssuer issuer, SoakClients clients) {
    pass(5);
    issuer.signAtOnce(Duration.ZERO);
    pass(5);
    clients.flood(true);
    pass(5);
    issuer.signAtOnce(BOUND);
    pass(45);
    issuer.fail();
    pass(40);
    issuer.recover();
    pass(10);
    clients.flood(false);
    pass(30);
    issuer.retireOld(NEXT_FETCH);
    pass(60);
  }

  private void pass(int seconds) {
    long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    while (System.nanoTime() < end && !isOver()) {
      LockSupport.parkNanos(10_000_000);
    }
  }

  private boolean isOver() {
    return elapsed().compareTo(LENGTH) >= 0;
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private void judge(SoakIssuer issuer, SoakFigures figures) {
    System.out.println(figures.report(elapsed(), THREADS, issuer.fetches(), mostFetches()));
    assertEquals(0, figures.goodRefused.sum(), "good tokens refused");
    assertEquals(0, figures.badAccepted.sum(), "bad tokens accepted");
    assertEquals(0, figures.strange.sum(), "other answers");
    assertTrue(issuer.fetches() <= mostFetches(), "too many fetches");
  }

  /** One in each cooldown, one each 48 seconds by the schedule, seven retries in each outage. */
  private long mostFetches() {
    long seconds = elapsed().toSeconds();
    return seconds / 30 + seconds / 48 + 7 * (seconds / 200 + 1) + 2;
  }
}
