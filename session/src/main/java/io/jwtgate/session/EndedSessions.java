package io.jwtgate.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Ids of sessions that ended, as far as this process knows: a store that is set back has them
 * again. The newest 100,000 are kept, for as long as a session can last. Thread-safe.
 */
final class EndedSessions {
  private static final int MOST = 100_000;

  private final Duration longest;
  private final Clock clock;
  // From the oldest to the newest.
  private final Map<String, Instant> endedAt = new LinkedHashMap<>();
  // The store could not be asked to remove them.
  private final Set<String> undone = new HashSet<>();

  EndedSessions(Duration longest, Clock clock) {
    this.longest = longest;
    this.clock = clock;
  }

  synchronized void add(String id) {
    Instant now = clock.instant();
    endedAt.remove(id);
    endedAt.put(id, now);
    Iterator<Map.Entry<String, Instant>> oldestFirst = endedAt.entrySet().iterator();
    Map.Entry<String, Instant> oldest = oldestFirst.next();
    while (endedAt.size() > MOST || oldest.getValue().plus(longest).isBefore(now)) {
      undone.remove(oldest.getKey());
      oldestFirst.remove();
      oldest = oldestFirst.next();
    }
  }

  /** It counts as ended here, and the store has yet to be told. */
  synchronized void addUndone(String id) {
    add(id);
    undone.add(id);
  }

  synchronized void done(String id) {
    undone.remove(id);
  }

  synchronized boolean contains(String id) {
    return endedAt.containsKey(id);
  }

  /** What ended since then or is yet to be done; the newest first. */
  synchronized List<String> since(Instant time) {
    List<String> ids = new ArrayList<>();
    endedAt.forEach(
        (id, at) -> {
          if (!at.isBefore(time) || undone.contains(id)) {
            ids.add(id);
          }
        });
    Collections.reverse(ids);
    return ids;
  }
}
