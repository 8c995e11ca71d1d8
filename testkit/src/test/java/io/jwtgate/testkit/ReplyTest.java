package io.jwtgate.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ReplyTest {
  private static final TestKey OLD = TestKey.shared("ES256", "old");
  private static final TestKey NEW = TestKey.shared("ES256", "new");

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final JwksServer server = JwksServer.start(OLD);

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void answersInTurnAndStaysWithTheLast() throws Exception {
    server.on("/jwks", Reply.status(503).header("Retry-After", "7"), Reply.jwks(NEW));
    HttpResponse<String> failed = get("/jwks");
    assertEquals(503, failed.statusCode());
    assertEquals(Optional.of("7"), failed.headers().firstValue("Retry-After"));
    assertEquals(200, get("/jwks").statusCode());
    assertEquals(200, get("/jwks").statusCode());
  }

  @Test
  void answerThatTheClientHasIsNotSentAgain() throws Exception {
    server.on("/jwks", Reply.jwks(OLD).header("ETag", "\"v1\""));
    HttpResponse<String> known = getWith("If-None-Match", "\"v1\"");
    assertEquals(304, known.statusCode());
    assertEquals("", known.body());
    assertEquals(200, getWith("If-None-Match", "\"v0\"").statusCode());
  }

  @Test
  void answerOfTheSameDateIsNotSentAgain() throws Exception {
    String date = "Tue, 01 Jan 2030 00:00:00 GMT";
    server.on("/jwks", Reply.jwks(OLD).header("Last-Modified", date));
    assertEquals(304, getWith("If-Modified-Since", date).statusCode());
    assertEquals(200, get("/jwks").statusCode());
  }

  @Test
  void redirectSendsElsewhere() throws Exception {
    server.on("/jwks", Reply.redirect(server.url("/other")));
    HttpResponse<String> answer = get("/jwks");
    assertEquals(302, answer.statusCode());
    assertEquals(Optional.of(server.url("/other")), answer.headers().firstValue("Location"));
  }

  @Test
  void heldAnswerComesWhenReleased() throws Exception {
    CountDownLatch latch = new CountDownLatch(1);
    server.on("/jwks", Reply.jwks(OLD).heldBy(latch));
    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(request("/jwks"), BodyHandlers.ofString());

    assertTrue(server.awaitRequests("/jwks", 1, Duration.ofSeconds(30)));
    assertFalse(answer.isDone());
    latch.countDown();
    assertEquals(200, answer.get().statusCode());
  }

  @Test
  void delayedAnswerOutlastsAShortTimeout() {
    server.on("/jwks", Reply.jwks(OLD).delayedBy(Duration.ofSeconds(60)));
    HttpRequest impatient =
        HttpRequest.newBuilder(server.jwksUri()).timeout(Duration.ofMillis(200)).build();
    assertThrows(IOException.class, () -> client.send(impatient, BodyHandlers.ofString()));
  }

  @Test
  void cutAnswerBreaksOffInTheBody() {
    server.on("/jwks", Reply.jwks(OLD).cutAfter(10));
    assertThrows(IOException.class, () -> get("/jwks"));
  }

  @Test
  void trickledAnswerIsWholeInTheEnd() throws Exception {
    server.on("/jwks", Reply.json("{}").trickled(Duration.ofMillis(1)));
    assertEquals("{}", get("/jwks").body());
  }

  @Test
  void endlessAnswerGoesOnAndOn() throws Exception {
    server.on("/jwks", Reply.endless());
    var answer = client.send(request("/jwks"), BodyHandlers.ofInputStream());
    try (var body = answer.body()) {
      assertEquals(1 << 20, body.readNBytes(1 << 20).length);
    }
  }

  @Test
  void gzippedAnswerUnpacksToTheSame() throws Exception {
    server.on("/jwks", Reply.json("{\"keys\":[]}").gzipped());
    var answer = client.send(request("/jwks"), BodyHandlers.ofInputStream());
    try (var body = new GZIPInputStream(answer.body())) {
      assertEquals("{\"keys\":[]}", new String(body.readAllBytes(), UTF_8));
    }
    assertEquals(Optional.of("gzip"), answer.headers().firstValue("Content-Encoding"));
  }

  @Test
  void gzipBombIsSmallUntilUnpacked() throws Exception {
    server.on("/jwks", Reply.gzipBomb());
    byte[] packed = client.send(request("/jwks"), BodyHandlers.ofByteArray()).body();
    assertTrue(packed.length < 512 << 10, () -> packed.length + " octets");
    try (var body = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      assertEquals(64L << 20, body.skip(64L << 20));
    }
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(request(path), BodyHandlers.ofString());
  }

  private HttpResponse<String> getWith(String header, String value)
      throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(server.jwksUri()).header(header, value).build();
    return client.send(request, BodyHandlers.ofString());
  }

  private HttpRequest request(String path) {
    return HttpRequest.newBuilder(URI.create(server.url(path))).build();
  }
}
