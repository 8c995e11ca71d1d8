package io.jwtgate.jwks;

import io.jwtgate.jwks.internal.http.Documents;
import io.jwtgate.jwks.internal.http.EgressPolicy;
import io.jwtgate.jwks.internal.http.FreshnessLifetime;
import io.jwtgate.jwks.internal.http.HttpAddress;
import io.jwtgate.jwks.internal.http.HttpFailedException;
import io.jwtgate.jwks.internal.http.HttpReply;
import io.jwtgate.jwks.internal.http.ReplyCheck;
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
  private final EgressPolicy egress;
  private final List<WellKnown> places;
  private final Documents http;
  private final FetchTimes timing;
  private final KeyEvents events;

  private JwksEndpoint known;
  private long staleUntil;
  private NextFetch schedule = NextFetch.IDLE;

  Discovery(
      String issuer,
      EgressPolicy egress,
      List<WellKnown> places,
      Documents http,
      FetchTimes timing,
      KeyEvents events) {
    this.issuer = issuer;
    this.egress = egress;
    this.places = List.copyOf(places);
    this.http = http;
    this.timing = timing;
    this.events = events;
  }

  @Override
  public JwksEndpoint now() {
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
    schedule = known == null ? NextFetch.IDLE : NextFetch.AT_ONCE;
  }

  @Override
  public boolean refresh() {
    JwksEndpoint previous = known;
    try {
      learn();
    } catch (RuntimeException fault) {
      FetchFailedException failed = FetchFailedException.from(fault);
      schedule = timing.afterFailure(schedule, failed);
      events.failed(failed, true);
    }
    return !known.isSameAs(previous);
  }

  private void learn() {
    Metadata found = metadata();
    HttpReply reply = found.reply();
    known = placeIn(found);
    Duration lifetime = FreshnessLifetime.of(reply, UNSAID);
    staleUntil = timing.staleUntil(lifetime);
    schedule = timing.ahead(lifetime);
  }

  /** From the first place that has them; only a 404 sends on to the next. */
  private Metadata metadata() {
    HttpAddress url = HttpAddress.parse(issuer);
    Metadata first = null;
    for (WellKnown place : places) {
      Metadata found = at(place.of(url));
      if (found.reply().status() != NOT_FOUND) {
        return found;
      }
      first = first == null ? found : first;
    }
    return first;
  }

  private Metadata at(HttpAddress url) {
    try {
      return new Metadata(url, http.get(url, egress, Map.of()));
    } catch (HttpFailedException failed) {
      throw FetchFailedException.from(failed).at(url);
    }
  }

  private JwksEndpoint placeIn(Metadata found) {
    HttpReply reply = found.reply();
    try {
      ReplyCheck.require200(reply, timing.clock().instant());
      IssuerMetadata metadata = IssuerMetadata.parse(reply.body(), issuer);
      EgressPolicy learnt = reply.from().map(egress::learntFrom).orElseGet(egress::learntFromAfar);
      return new JwksEndpoint(metadata.jwksUri(), learnt, false);
    } catch (FetchFailedException | HttpFailedException failed) {
      throw FetchFailedException.from(failed).at(found.url());
    }
  }

  /** What stands at one of the places. */
  private record Metadata(HttpAddress url, HttpReply reply) {}
}
