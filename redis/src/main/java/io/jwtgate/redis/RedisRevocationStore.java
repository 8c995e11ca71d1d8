package io.jwtgate.redis;

import static io.jwtgate.redis.SessionHash.millis;

import io.jwtgate.session.store.ClockMargin;
import io.jwtgate.session.store.Revocation;
import io.jwtgate.session.store.RevocationChanges;
import io.jwtgate.session.store.RevocationPosition;
import io.jwtgate.session.store.RevocationStore;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * Revocations, numbered in the order in which Redis took them. Each number has a random mark, so
 * that a node whose mark is not there notices that Redis was set back. The position also names the
 * process: after each restart and failover all is compared anew.
 */
final class RedisRevocationStore implements RevocationStore {
  private static final String PREFIX = "jwtgate:{revoked}:";
  private static final String CHANNEL = PREFIX + "changed";

  /** In one hash slot, since one script uses them all. */
  private static final List<String> KEYS =
      List.of(
          PREFIX + "entries", PREFIX + "order", PREFIX + "ends", PREFIX + "head", PREFIX + "marks");

  private static final List<String> ASKED =
      List.of("appendonly", "appendfsync", "save", "maxmemory", "maxmemory-policy");

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
            millis(ClockMargin.before(clock.instant())),
            RevocationPosition.newMark(),
            CHANNEL));
  }

  /** A position is {@code number:mark/process}. */
  @Override
  public RevocationChanges changesSince(String position) {
    int slash = position.lastIndexOf('/');
    RevocationPosition since =
        RevocationPosition.parse(slash < 0 ? position : position.substring(0, slash));
    return redis.run(
        Script.CHANGED_REVOCATIONS,
        KEYS,
        List.of(Long.toString(since.number()), since.mark(), position.substring(slash + 1)),
        answer -> changes((List<?>) answer));
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

  @Override
  public List<String> warnings() {
    return redis.ask(RedisRevocationStore::persistence).warnings();
  }

  /** A managed Redis may tell nobody, and a Cluster has no one answer; then nothing is known. */
  private static Persistence persistence(UnifiedJedis jedis) {
    Map<String, String> settings = new HashMap<>();
    try {
      ASKED.forEach(name -> settings.putAll(jedis.configGet(name)));
      settings.putAll(jedis.configGet("min-replicas-to-write"));
      String replicas = jedis.info("replication");
      return new Persistence(settings, !replicas.contains("connected_slaves:0"));
    } catch (JedisDataException | UnsupportedOperationException notTold) {
      return new Persistence(settings, false);
    }
  }

  @Override
  public Subscription onChange(Runnable wake) {
    return RedisPush.start(redis, CHANNEL, wake);
  }
}
