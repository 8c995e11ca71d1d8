package io.jwtgate.redis;

import static io.jwtgate.redis.SessionHash.millis;

import io.jwtgate.store.EphemeralStore;
import io.jwtgate.store.Revocation;
import io.jwtgate.store.SessionStore;
import io.jwtgate.store.StoredSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sessions as hashes that Redis forgets by itself, and a sorted set for each subject that names
 * them. The set is written first: a name without a session does no harm.
 */
final class RedisSessionStore implements SessionStore {
  /** Other nodes' clocks may be behind that of Redis. */
  private static final Duration KEPT_AFTER_END = Duration.ofMinutes(5);

  private final Commands redis;
  private final Clock clock;

  RedisSessionStore(Commands redis, Clock clock) {
    this.redis = redis;
    this.clock = clock;
  }

  static String key(String id) {
    return "jwtgate:session:" + id;
  }

  /** By digest: keys stand in logs of slow commands and the like. */
  private static String indexKey(String subject) {
    return "jwtgate:sessions-of:"
        + new Revocation.Target(Revocation.Kind.SUBJECT, "", subject).digest();
  }

  private static String forgottenAt(Instant end) {
    return millis(end.plus(KEPT_AFTER_END));
  }

  @Override
  public void add(StoredSession session) {
    redis.run(
        Script.INDEX_SESSION,
        List.of(indexKey(session.subject())),
        List.of(session.id(), forgottenAt(session.expiresAt()), millis(clock.instant())));
    List<String> arguments = new ArrayList<>(List.of(forgottenAt(session.endsAt())));
    arguments.addAll(SessionHash.fields(session));
    redis.run(Script.KEEP_SESSION, List.of(key(session.id())), arguments);
  }

  @Override
  public Optional<StoredSession> find(String id) {
    return SessionHash.session(id, redis.hash(key(id)));
  }

  @Override
  public boolean replace(StoredSession expected, StoredSession next) {
    List<String> arguments =
        new ArrayList<>(List.of(expected.current(), forgottenAt(next.endsAt())));
    arguments.addAll(SessionHash.fields(next));
    Object replaced = redis.run(Script.REPLACE_SESSION, List.of(key(expected.id())), arguments);
    return replaced.equals(1L);
  }

  @Override
  public boolean remove(String id) {
    Object subject = redis.run(Script.REMOVE_SESSION, List.of(key(id)), List.of());
    if (subject == null) {
      return false;
    }
    redis.removeFromSortedSet(indexKey(subject.toString()), id);
    return true;
  }

  @Override
  public Optional<EphemeralStore> ephemeral() {
    return Optional.of(new RedisEphemeralStore(redis, clock));
  }

  @Override
  public List<StoredSession> ofSubject(String subject) {
    return redis.sortedSet(indexKey(subject)).stream().flatMap(id -> find(id).stream()).toList();
  }
}
