package io.jwtgate.session.revocation;

import io.jwtgate.session.store.Revocation;
import io.jwtgate.session.store.Revocation.Target;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What this process must make sure that the store has: each until the store itself has told of it.
 * That it was published is not enough, since the store may be set back right after. Thread-safe.
 */
final class OwnRevocations {
  private final Set<Revocation> underWay = ConcurrentHashMap.newKeySet();
  private final Set<Revocation> due = ConcurrentHashMap.newKeySet();

  /** It is about to be published. */
  void begin(Revocation revocation) {
    underWay.add(revocation);
  }

  /** It was published, or that failed: the store must tell of it, unless it has already. */
  void finish(Revocation revocation) {
    if (underWay.contains(revocation)) {
      due.add(revocation);
      underWay.remove(revocation);
    }
  }

  /** The store will never take it. */
  void drop(Revocation revocation) {
    underWay.remove(revocation);
    due.remove(revocation);
  }

  /** The store must tell of it; it need not have it yet. */
  void expect(Revocation revocation) {
    due.add(revocation);
  }

  /** What the store must tell of in the next answer. */
  List<Revocation> due() {
    return List.copyOf(due);
  }

  /** The store has told of these: what they cover need not be told again. */
  void told(Collection<Revocation> told) {
    Map<Target, Revocation> byTarget = byTarget(told);
    underWay.removeIf(own -> isCovered(own, byTarget));
    due.removeIf(own -> isCovered(own, byTarget));
  }

  /** Those of the expected that are still not told and have not ended. */
  List<Revocation> stillDue(List<Revocation> expected, Instant now) {
    due.removeIf(own -> !own.until().isAfter(now));
    return expected.stream().filter(due::contains).toList();
  }

  /** What is known here and not in a complete list of the store, nor on its way there. */
  List<Revocation> missing(Collection<Revocation> complete, Collection<Revocation> known) {
    Map<Target, Revocation> byTarget = byTarget(complete);
    return known.stream()
        .filter(one -> !isCovered(one, byTarget) && !underWay.contains(one))
        .toList();
  }

  private static Map<Target, Revocation> byTarget(Collection<Revocation> revocations) {
    Map<Target, Revocation> byTarget = new HashMap<>();
    revocations.forEach(one -> byTarget.merge(one.target(), one, Revocation::and));
    return byTarget;
  }

  private static boolean isCovered(Revocation revocation, Map<Target, Revocation> byTarget) {
    Revocation told = byTarget.get(revocation.target());
    return told != null && told.and(revocation).equals(told);
  }
}
