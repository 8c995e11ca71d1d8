package io.jwtgate.redis;

import static io.jwtgate.redis.SessionHash.millis;

import io.jwtgate.session.store.ClockMargin;
import io.jwtgate.session.store.EphemeralStore;
import io.jwtgate.session.store.Revocation;
import io.jwtgate.session.store.SessionLimit;
import io.jwtgate.session.store.SessionStore;
import io.jwtgate.session.store.StoredSession;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Sessions as hashes that Redis forgets by itself, and a sorted set for each subject that names
 * them. The hash is written first: whoever must end a session that the set names finds it, and one
 * without a name was given to nobody.
 */
final class RedisSessionStore implements SessionStore {
  private static final String MARGIN = Long.toString(ClockMargin.LENGTH.toMillis());

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
    return "jwtgate:sessions-by-start:"
        + new Revocation.Target(Revocation.Kind.SUBJECT, "", subject).digest();
  }

  /** Names of one subject's sessions stand in the order in which they began. */
  private static String name(StoredSession session) {
    return String.format("%015d:%s", session.startedAt().toEpochMilli(), session.id());
  }

  private static String idIn(String name) {
    return name.substring(name.indexOf(':') + 1);
  }

  @Override
  public void add(StoredSession session) {
    keep(session);
    index(session, "0", "");
  }

  @Override
  public Optional<List<StoredSession>> addWithin(SessionLimit limit, StoredSession session) {
    keep(session);
    Object names = index(session, Integer.toString(limit.sessions()), limit.whenFull().name());
    if (names == null) {
      redis.run(Script.REMOVE_SESSION, List.of(key(session.id())), List.of());
      return Optional.empty();
    }
    return Optional.of(((List<?>) names).stream().flatMap(this::taken).toList());
  }

  private Stream<StoredSession> taken(Object name) {
    return take(idIn((String) name)).stream();
  }

  private Object index(StoredSession session, String limit, String whenFull) {
    Instant now = clock.instant();
    return redis.run(
        Script.INDEX_SESSION,
        List.of(indexKey(session.subject())),
        List.of(
            name(session),
            millis(session.endsAt()),
            millis(now),
            millis(ClockMargin.before(now)),
            limit,
            whenFull,
            MARGIN));
  }

  private void keep(StoredSession session) {
    List<String> arguments = new ArrayList<>();
    arguments.add(millis(ClockMargin.after(session.endsAt())));
    arguments.addAll(SessionHash.fields(session));
    redis.run(Script.KEEP_SESSION, List.of(key(session.id())), arguments);
  }

  @Override
  public Optional<StoredSession> find(String id) {
    return redis.hash(key(id), hash -> SessionHash.session(id, hash));
  }

  @Override
  public boolean replace(StoredSession expected, StoredSession next) {
    Object named =
        redis.run(
            Script.PROLONG_SESSION,
            List.of(indexKey(next.subject())),
            List.of(name(next), millis(next.endsAt()), MARGIN, millis(clock.instant())));
    return named.equals(1L) && replaceHash(expected, next);
  }

  private boolean replaceHash(StoredSession expected, StoredSession next) {
    List<String> arguments = new ArrayList<>();
    arguments.add(expected.current());
    arguments.add(millis(ClockMargin.after(next.endsAt())));
    arguments.addAll(SessionHash.fields(next));
    Object replaced = redis.run(Script.REPLACE_SESSION, List.of(key(expected.id())), arguments);
    return replaced.equals(1L);
  }

  @Override
  public boolean remove(String id) {
    return take(id).isPresent();
  }

  @Override
  public Optional<StoredSession> take(String id) {
    Optional<StoredSession> removed =
        redis.run(
            Script.REMOVE_SESSION,
            List.of(key(id)),
            List.of(),
            fields -> SessionHash.session(id, SessionHash.hash((List<?>) fields)));
    removed.ifPresent(
        session -> redis.removeFromSortedSet(indexKey(session.subject()), name(session)));
    return removed;
  }

  @Override
  public Optional<EphemeralStore> ephemeral() {
    return Optional.of(new RedisEphemeralStore(redis, clock));
  }

  @Override
  public List<StoredSession> ofSubject(String subject) {
    return redis.sortedSet(indexKey(subject)).stream()
        .flatMap(name -> find(idIn(name)).stream())
        .toList();
  }
}
