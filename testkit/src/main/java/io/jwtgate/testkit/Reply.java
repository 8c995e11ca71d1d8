package io.jwtgate.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What a {@link JwksServer} answers at a path: a good answer or a fault. Immutable; each method
 * that changes something returns a changed copy.
 *
 * <p>A reply with an {@code ETag} or {@code Last-Modified} header answers 304 without a body to a
 * request that brings the same value in {@code If-None-Match} or {@code If-Modified-Since}.
 */
public final class Reply {
  private static final long LONGEST_HOLD_SECONDS = 120;

  private final int status;
  private final Map<String, String> headers;
  private final byte[] octets;
  private final Body body;
  private final Pause pause;

  /** Runs before the answer's first octet. */
  interface Pause {
    void await() throws InterruptedException;
  }

  private Reply(int status, Map<String, String> headers, byte[] octets, Body body, Pause pause) {
    this.status = status;
    this.headers = headers;
    this.octets = octets;
    this.body = body;
    this.pause = pause;
  }

  /** A JWK set (RFC 7517 section 5) of the keys' public halves. */
  public static Reply jwks(TestKey... keys) {
    return jwks(Stream.of(keys).map(TestKey::publicJwk).toList());
  }

  /** A JWK set of keys as they are, right or wrong. */
  public static Reply jwks(List<Jwk> keys) {
    return json(Json.write(Map.of("keys", keys)))
        .header("Content-Type", "application/jwk-set+json");
  }

  /** Status 200 with this text, JSON or not, as {@code application/json}. */
  public static Reply json(String text) {
    byte[] octets = text.getBytes(UTF_8);
    Reply reply = new Reply(200, Map.of(), octets, Body.whole(octets), () -> {});
    return reply.header("Content-Type", "application/json");
  }

  /** The status with an empty body. */
  public static Reply status(int status) {
    byte[] nothing = new byte[0];
    return new Reply(status, Map.of(), nothing, Body.whole(nothing), () -> {});
  }

  /** Status 302 to that address. */
  public static Reply redirect(String location) {
    return status(302).header("Location", location);
  }

  /** Status 200 and spaces without end; it gives up after 256 MiB. */
  public static Reply endless() {
    return json("").with(Body.endless());
  }

  /** A quarter of a megabyte in gzip that unpacks to an empty JWK set of 256 MiB. */
  public static Reply gzipBomb() {
    return json("").header("Content-Encoding", "gzip").with(Body.gzipBomb());
  }

  /** The same body under another status. */
  public Reply withStatus(int other) {
    return new Reply(other, headers, octets, body, pause);
  }

  /**
   * Adds or replaces a header, such as {@code Retry-After}, {@code Cache-Control} or {@code ETag}.
   */
  public Reply header(String name, String value) {
    Map<String, String> changed = new LinkedHashMap<>(headers);
    changed.put(requireNonNull(name), requireNonNull(value));
    return new Reply(status, changed, octets, body, pause);
  }

  /** The same body compressed, whether the client asked for that or not. */
  public Reply gzipped() {
    return header("Content-Encoding", "gzip").with(Body.gzipped(octets));
  }

  /** Announces the whole body, sends so many octets of it and closes the connection. */
  public Reply cutAfter(int sent) {
    return with(Body.cut(octets, sent));
  }

  /** Sends one octet, waits, sends the next. */
  public Reply trickled(Duration interval) {
    return with(Body.trickled(octets, interval));
  }

  /** Waits in real time before the answer. */
  public Reply delayedBy(Duration delay) {
    return new Reply(status, headers, octets, body, () -> Thread.sleep(delay.toMillis()));
  }

  /** Waits before the answer until the latch is at zero, two minutes at most. */
  public Reply heldBy(CountDownLatch latch) {
    Pause held = () -> awaitRelease(latch);
    return new Reply(status, headers, octets, body, held);
  }

  private static void awaitRelease(CountDownLatch latch) throws InterruptedException {
    if (!latch.await(LONGEST_HOLD_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("a reply was held and never released");
    }
  }

  private Reply with(Body other) {
    return new Reply(status, headers, octets, other, pause);
  }

  /** Whether the client already has this very answer (RFC 9110 section 13). */
  private boolean knownTo(ReceivedRequest request) {
    return same(request, "If-None-Match", "ETag")
        || same(request, "If-Modified-Since", "Last-Modified");
  }

  private boolean same(ReceivedRequest request, String condition, String validator) {
    return request
        .header(condition)
        .filter(value -> value.equals(headers.get(validator)))
        .isPresent();
  }

  /** This reply as an answer to that request: itself, or 304. */
  Reply to(ReceivedRequest request) {
    return status == 200 && knownTo(request) ? notModified() : this;
  }

  private Reply notModified() {
    byte[] nothing = new byte[0];
    return new Reply(304, headers, nothing, Body.whole(nothing), pause);
  }

  int status() {
    return status;
  }

  Map<String, String> headers() {
    return headers;
  }

  Body body() {
    return body;
  }

  Pause pause() {
    return pause;
  }
}
