package io.jwtgate.jwks;

import static io.jwtgate.jwks.OneSource.FIRST;
import static io.jwtgate.jwks.OneSource.SECOND;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.metrics.FetchFailure;
import io.jwtgate.metrics.KeyHealth;
import io.jwtgate.testkit.MovableClock;
import io.jwtgate.testkit.TestKey;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Documents that come in another way than over the built-in client. */
@Timeout(60)
class DocumentFetcherTest {
  private static final String URL = "https://keys.example/jwks";

  private final MovableClock clock = MovableClock.at("2030-01-01T00:00:00Z");
  private final Shelf shelf = new Shelf();

  /** Documents by their URL, and what was asked for. */
  private static final class Shelf implements DocumentFetcher {
    final Map<String, String> documents = new ConcurrentHashMap<>();
    final List<URI> asked = new CopyOnWriteArrayList<>();
    volatile Optional<Duration> lifetime = Optional.empty();
    volatile boolean down;

    @Override
    public FetchedDocument fetch(URI url) throws IOException {
      asked.add(url);
      if (down) {
        throw new IOException("down");
      }
      String document = documents.get(url.toString());
      if (document == null) {
        throw new FileNotFoundException(url.toString());
      }
      FetchedDocument fetched = FetchedDocument.of(document.getBytes(UTF_8));
      return lifetime.map(fetched::freshFor).orElse(fetched);
    }
  }

  private static String set(TestKey key) {
    return "{\"keys\":[" + key.publicJwk().json() + "]}";
  }

  private RemoteKeySource source(RemoteKeySource.Builder builder) {
    RemoteKeySource source = builder.clock(clock).listener(event -> {}).fetcher(shelf).build();
    assertTrue(
        OneSource.awaitInRealTime(
            () -> source.health().orElseThrow().nextFetch().isAfter(clock.instant())));
    return source;
  }

  @Test
  @DisplayName("a fetcher's keys serve, and are fetched again when they are due")
  void fetchedKeysServe() {
    shelf.documents.put(URL, set(FIRST));
    shelf.lifetime = Optional.of(Duration.ofMinutes(10));
    try (RemoteKeySource source = source(RemoteKeySource.at(URL))) {
      assertFalse(OneSource.isUnavailable(source, FIRST));
      Instant next = source.health().orElseThrow().nextFetch();
      assertTrue(next.isAfter(clock.instant().plus(Duration.ofMinutes(7))), next.toString());
      shelf.documents.put(URL, set(SECOND));
      clock.set(next);
      assertTrue(OneSource.awaitInRealTime(() -> knows(source, SECOND)));
      assertEquals(List.of(URI.create(URL), URI.create(URL)), shelf.asked);
    }
  }

  private static boolean knows(RemoteKeySource source, TestKey key) {
    return source.find(io.jwtgate.jose.SignatureAlgorithm.ES256, key.keyId()).isPresent();
  }

  @Test
  @DisplayName("where a fetcher fails old keys serve as long as over HTTP, then none")
  void oldKeysServeThroughAnOutage() {
    shelf.documents.put(URL, set(FIRST));
    try (RemoteKeySource source = source(RemoteKeySource.at(URL))) {
      shelf.down = true;
      clock.advance(Duration.ofMinutes(64));
      assertTrue(knows(source, FIRST));
      assertTrue(
          OneSource.awaitInRealTime(() -> source.health().orElseThrow().failuresInARow() > 0));
      assertEquals(KeyHealth.State.STALE, source.health().orElseThrow().state());
      clock.advance(Duration.ofMinutes(1));
      assertTrue(OneSource.isUnavailable(source, FIRST));
    }
  }

  @Test
  @DisplayName("metadata come over the fetcher too, from the second place if need be")
  void metadataComeOverTheFetcher() {
    shelf.documents.put(
        "https://issuer.example/.well-known/oauth-authorization-server",
        "{\"issuer\":\"https://issuer.example\",\"jwks_uri\":\"" + URL + "\"}");
    shelf.documents.put(URL, set(FIRST));
    try (RemoteKeySource source =
        source(RemoteKeySource.discoveredFrom("https://issuer.example"))) {
      assertTrue(knows(source, FIRST));
      assertEquals(3, shelf.asked.size());
    }
  }

  @Test
  @DisplayName("a fetcher is not asked for plain http that nobody allowed")
  void plainHttpIsNotAskedFor() {
    shelf.documents.put(
        "https://issuer.example/.well-known/openid-configuration",
        "{\"issuer\":\"https://issuer.example\",\"jwks_uri\":\"http://keys.example/\"}");
    try (RemoteKeySource source =
        source(RemoteKeySource.discoveredFrom("https://issuer.example"))) {
      assertEquals(
          Optional.of(FetchFailure.EGRESS_REJECTED), source.health().orElseThrow().lastFailure());
      assertEquals(1, shelf.asked.size());
    }
  }

  @Test
  @DisplayName("a fetcher that hangs is interrupted at the end")
  void hangingFetcherIsInterrupted() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    DocumentFetcher hanging =
        url -> {
          begun.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException cut) {
            interrupted.countDown();
          }
          throw new IOException("cut");
        };
    RemoteKeySource source = RemoteKeySource.at(URL).fetcher(hanging).build();
    begun.await();
    source.close();
    interrupted.await();
  }
}
