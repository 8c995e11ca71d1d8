package io.jwtgate.redis;

import io.jwtgate.session.store.StoredSession;
import io.jwtgate.session.store.StoredSession.Replaced;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A session as the fields of a Redis hash; times in milliseconds since 1970. */
final class SessionHash {
  private SessionHash() {}

  /** Names and values in turn. */
  static List<String> fields(StoredSession session) {
    List<String> fields =
        new ArrayList<>(
            List.of(
                "subject", session.subject(),
                "client", session.clientId(),
                "scopes", String.join(" ", new TreeSet<>(session.scopes())),
                "started", millis(session.startedAt()),
                "expires", millis(session.expiresAt()),
                "idle", millis(session.idleUntil()),
                "current", session.current(),
                "details", session.details()));
    session.replaced().ifPresent(replaced -> fields.addAll(fields(replaced)));
    return fields;
  }

  private static List<String> fields(Replaced replaced) {
    return List.of(
        "replaced", replaced.hash(),
        "salt", replaced.salt(),
        "replaced-at", millis(replaced.at()));
  }

  /** Names and values in turn, as a map. */
  static Map<String, String> hash(List<?> fields) {
    Map<String, String> hash = new HashMap<>();
    for (int i = 0; i < fields.size(); i += 2) {
      hash.put((String) fields.get(i), (String) fields.get(i + 1));
    }
    return hash;
  }

  /** The session of a hash; empty if there is no such key, which Redis answers with no fields. */
  static Optional<StoredSession> session(String id, Map<String, String> hash) {
    return hash.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new StoredSession(
                id,
                hash.get("subject"),
                hash.get("client"),
                scopes(hash.get("scopes")),
                instant(hash.get("started")),
                instant(hash.get("expires")),
                instant(hash.get("idle")),
                hash.get("current"),
                replaced(hash),
                hash.getOrDefault("details", "")));
  }

  private static Optional<Replaced> replaced(Map<String, String> hash) {
    return Optional.ofNullable(hash.get("replaced"))
        .map(value -> new Replaced(value, hash.get("salt"), instant(hash.get("replaced-at"))));
  }

  private static Set<String> scopes(String text) {
    return text.isEmpty() ? Set.of() : Set.of(text.split(" ", -1));
  }

  static String millis(Instant instant) {
    return Long.toString(instant.toEpochMilli());
  }

  private static Instant instant(String millis) {
    return Instant.ofEpochMilli(Long.parseLong(millis));
  }
}
