package io.jwtgate.redis;

import static io.jwtgate.redis.SessionHash.millis;

import io.jwtgate.store.Revocation;
import io.jwtgate.store.RevocationChanges;
import io.jwtgate.store.RevocationStore;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Revocations, numbered in the order in which Redis took them. The numbers belong to an epoch: a
 * Redis that lost its data begins another one, so that a node notices and asks for everything.
 */
final class RedisRevocationStore implements RevocationStore {
  private static final String PREFIX = "jwtgate:{revocations}:";
  private static final String CHANNEL = PREFIX + "changed";

  /** In one hash slot, since one script uses them all. */
  private static final List<String> KEYS =
      List.of(
          PREFIX + "entries", PREFIX + "order", PREFIX + "ends", PREFIX + "seq", PREFIX + "epoch");

  private final Commands redis;
  private final Clock clock;

  RedisRevocationStore(Commands redis, Clock clock) {
    this.redis = redis;
    this.clock = clock;
  }

  @Override
  public void publish(Revocation revocation) {
    redis.run(
        Script.PUBLISH_REVOCATION,
        KEYS,
        List.of(
            revocation.target().digest(),
            millis(revocation.before()),
            millis(revocation.until()),
            RevocationText.rest(revocation),
            millis(clock.instant()),
            newEpoch(),
            CHANNEL));
  }

  @Override
  public RevocationChanges changesSince(String position) {
    int colon = position.indexOf(':');
    String epoch = colon < 0 ? "" : position.substring(0, colon);
    String seq = colon < 0 ? "0" : position.substring(colon + 1);
    Object answer = redis.run(Script.CHANGED_REVOCATIONS, KEYS, List.of(epoch, seq, newEpoch()));
    return changes((List<?>) answer);
  }

  /** The script's answer: position, whether these are all, and the texts. */
  private RevocationChanges changes(List<?> answer) {
    Instant now = clock.instant();
    List<Revocation> revocations =
        answer.subList(2, answer.size()).stream()
            .map(text -> RevocationText.parse((String) text))
            .filter(revocation -> revocation.until().isAfter(now))
            .toList();
    return new RevocationChanges(revocations, (String) answer.get(0), answer.get(1).equals(1L));
  }

  private static String newEpoch() {
    return UUID.randomUUID().toString();
  }

  @Override
  public Subscription onChange(Runnable wake) {
    return RedisPush.start(redis, CHANNEL, wake);
  }
}
