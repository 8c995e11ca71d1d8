package io.jwtgate.jwks;

import io.jwtgate.jwks.internal.http.Documents;
import io.jwtgate.jwks.internal.http.FreshnessLifetime;
import io.jwtgate.jwks.internal.http.HttpFailedException;
import io.jwtgate.jwks.internal.http.HttpReply;
import io.jwtgate.jwks.internal.http.ReplyCheck;
import io.jwtgate.keys.JwkSet;
import io.jwtgate.metrics.FetchFailure;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * One attempt to get the key set: where it is, what it says, how long to believe it.
 *
 * @param location where the set is
 * @param documents gets it
 * @param timing judges its age
 * @param events hears of a set without a usable key
 * @param longest how long one document may take
 * @param unsafeRsa1024 whether RSA keys that are too short today are taken
 */
record KeyFetch(
    JwksLocation location,
    Documents documents,
    FetchTimes timing,
    KeyEvents events,
    Duration longest,
    boolean unsafeRsa1024) {
  private static final Duration UNSAID = Duration.ofMinutes(5);
  private static final int NOT_MODIFIED = 304;

  /**
   * The keys as they are now.
   *
   * @param held what is known already, which the server may confirm
   * @throws FetchFailedException if nothing usable was to be had
   */
  KeySnapshot after(KeySnapshot held) {
    JwksEndpoint place = location.now();
    try {
      return from(place, held);
    } catch (FetchFailedException | HttpFailedException failed) {
      throw FetchFailedException.from(failed).at(place.url());
    }
  }

  private KeySnapshot from(JwksEndpoint place, KeySnapshot held) {
    Map<String, String> validators = place.isSameAs(held.place()) ? held.validators() : Map.of();
    HttpReply reply = documents.get(place.url(), place.egress(), validators);
    if (reply.status() == NOT_MODIFIED && !validators.isEmpty()) {
      return snapshot(held.set(), place, validators, FreshnessLifetime.of(reply, held.lifetime()));
    }
    ReplyCheck.require200(reply, timing.clock().instant());
    return snapshot(
        usable(reply, place), place, validatorsOf(reply), FreshnessLifetime.of(reply, UNSAID));
  }

  private KeySnapshot snapshot(
      JwkSet set, JwksEndpoint place, Map<String, String> validators, Duration lifetime) {
    return new KeySnapshot(
        set, place, validators, lifetime, timing.now(), timing.staleUntil(lifetime));
  }

  private JwkSet usable(HttpReply reply, JwksEndpoint place) {
    JwkSet set = KeyDocument.read(reply.body(), place.configured(), unsafeRsa1024);
    if (set.keys().isEmpty()) {
      events.skipped(set.skipped());
      throw FetchFailedException.of(FetchFailure.NO_USABLE_KEY);
    }
    return set;
  }

  private static Map<String, String> validatorsOf(HttpReply reply) {
    Map<String, String> validators = new HashMap<>();
    reply.header("ETag").ifPresent(tag -> validators.put("If-None-Match", tag));
    reply.header("Last-Modified").ifPresent(date -> validators.put("If-Modified-Since", date));
    return Map.copyOf(validators);
  }
}
