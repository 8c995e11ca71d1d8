package io.jwtgate.redis;

import static io.jwtgate.redis.SessionHash.millis;

import io.jwtgate.session.store.ClockMargin;
import io.jwtgate.session.store.EphemeralStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts and notes as hashes that Redis forgets by itself. */
final class RedisEphemeralStore implements EphemeralStore {
  private final Commands redis;
  private final Clock clock;

  RedisEphemeralStore(Commands redis, Clock clock) {
    this.redis = redis;
    this.clock = clock;
  }

  private static String key(String name) {
    return "jwtgate:ephemeral:" + name;
  }

  @Override
  public Count count(String name) {
    return redis.hash(key(name), this::count);
  }

  private Count count(Map<String, String> hash) {
    if (hash.get("count") == null || hash.get("until") == null) {
      return Count.NONE;
    }
    Instant until = Instant.ofEpochMilli(Long.parseLong(hash.get("until")));
    return until.isAfter(clock.instant())
        ? new Count(Integer.parseInt(hash.get("count")), until)
        : Count.NONE;
  }

  @Override
  public void add(String name, int amount, Duration lasting) {
    Instant now = clock.instant();
    Instant until = now.plus(lasting);
    redis.run(
        Script.ADD_COUNT,
        List.of(key(name)),
        List.of(
            Integer.toString(amount),
            millis(now),
            millis(until),
            millis(ClockMargin.after(until))));
  }

  @Override
  public void put(String name, String text, Instant until) {
    redis.run(
        Script.PUT_NOTE,
        List.of(key(name)),
        List.of(text, millis(until), millis(ClockMargin.after(until))));
  }

  @Override
  public Optional<String> take(String name) {
    Object text = redis.run(Script.TAKE_NOTE, List.of(key(name)), List.of(millis(clock.instant())));
    return Optional.ofNullable(text).map(Object::toString);
  }
}
