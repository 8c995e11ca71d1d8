package io.jwtgate.keys.remote;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Learns from the issuer's own metadata where its keys are (RFC 8414, OpenID Connect Discovery).
 * What was learnt serves through an outage for as long as keys do.
 */
final class Discovery implements JwksLocation {
  private static final Duration UNSAID = Duration.ofHours(1);
  private static final int NOT_FOUND = 404;

  private final String issuer;
  private final Egress egress;
  private final List<WellKnown> places;
  private final Documents http;
  private final Timing timing;
  private final KeyEvents events;

  private JwksPlace known;
  private long staleUntil;
  private Schedule schedule = Schedule.IDLE;

  Discovery(
      String issuer,
      Egress egress,
      List<WellKnown> places,
      Documents http,
      Timing timing,
      KeyEvents events) {
    this.issuer = issuer;
    this.egress = egress;
    this.places = List.copyOf(places);
    this.http = http;
    this.timing = timing;
    this.events = events;
  }

  @Override
  public JwksPlace now() {
    if (known == null || timing.now() >= staleUntil) {
      learn();
    }
    return known;
  }

  @Override
  public long dueAt() {
    return schedule.nextAttempt();
  }

  @Override
  public void clockWentBack() {
    schedule = known == null ? Schedule.IDLE : Schedule.AT_ONCE;
  }

  @Override
  public boolean refresh() {
    JwksPlace before = known;
    try {
      learn();
    } catch (RuntimeException fault) {
      FetchFailedException failed = FetchFailedException.from(fault);
      schedule = timing.afterFailure(schedule, failed);
      events.failed(failed);
    }
    return !known.isSameAs(before);
  }

  private void learn() {
    HttpReply reply = metadata();
    known = placeIn(reply);
    Duration lifetime = Freshness.of(reply, UNSAID);
    staleUntil = timing.staleUntil(lifetime);
    schedule = timing.ahead(lifetime);
  }

  /** From the first place that has them; only a 404 sends on to the next. */
  private HttpReply metadata() {
    HttpAddress url = HttpAddress.parse(issuer);
    HttpReply reply = null;
    for (WellKnown place : places) {
      reply = http.get(place.of(url), egress, Map.of());
      if (reply.status() != NOT_FOUND) {
        break;
      }
    }
    Answers.require200(reply, timing.clock().instant());
    return reply;
  }

  private JwksPlace placeIn(HttpReply reply) {
    IssuerMetadata metadata = IssuerMetadata.parse(reply.body(), issuer);
    Egress learnt = reply.from().map(egress::learntFrom).orElseGet(egress::learntFromAfar);
    return new JwksPlace(metadata.jwksUri(), learnt, false);
  }
}
