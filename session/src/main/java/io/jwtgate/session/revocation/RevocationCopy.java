package io.jwtgate.session.revocation;

import io.jwtgate.VerifiedToken;
import io.jwtgate.session.store.Revocation;
import io.jwtgate.session.store.Revocation.Kind;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What this process knows to be revoked. Looked up without waiting for anybody. Thread-safe. */
final class RevocationCopy {
  /** About what an entry takes in a heap beside its texts: the objects, and its places in maps. */
  private static final int OBJECTS = 250;

  private final Map<Revocation.Target, Revocation> known = new ConcurrentHashMap<>();
  private final Queue<Revocation> ends =
      new PriorityQueue<>(Comparator.comparing(Revocation::until));
  private final AtomicLong bytes = new AtomicLong();
  private final SubjectEnds subjectEnds = new SubjectEnds();

  /** Whether that was new: something is revoked by it that was not before. */
  synchronized boolean add(Revocation revocation) {
    Revocation previous = known.get(revocation.target());
    Revocation merged = previous == null ? revocation : previous.and(revocation);
    known.put(merged.target(), merged);
    // Also where nothing is new: a login may have begun between two in one millisecond.
    subjectEnds.add(revocation);
    if (merged.equals(previous)) {
      return false;
    }
    ends.add(merged);
    bytes.addAndGet(previous == null ? weight(merged) : 0);
    return true;
  }

  private static int weight(Revocation revocation) {
    return OBJECTS + revocation.issuer().length() + revocation.value().length();
  }

  synchronized void forgetEndedAt(Instant now) {
    while (!ends.isEmpty() && !ends.peek().until().isAfter(now)) {
      // One that was prolonged since then has another place in the queue.
      Revocation ended = ends.remove();
      if (ended.equals(known.get(ended.target()))) {
        forget(ended);
      }
    }
  }

  private void forget(Revocation revocation) {
    subjectEnds.forget(revocation.target());
    if (known.remove(revocation.target()) != null) {
      bytes.addAndGet(-weight(revocation));
    }
  }

  /** Forgets entries of single tokens and sessions that this one of a whole issuer covers. */
  synchronized void forgetCoveredBy(Revocation ofIssuer) {
    known.values().stream()
        .filter(entry -> entry.kind() == Kind.TOKEN || entry.kind() == Kind.SESSION)
        .filter(entry -> entry.issuer().equals(ofIssuer.issuer()))
        .filter(entry -> !entry.until().isAfter(ofIssuer.until()))
        .toList()
        .forEach(this::forget);
    ends.clear();
    ends.addAll(known.values());
  }

  Optional<Revocation> find(Revocation.Target target) {
    return Optional.ofNullable(known.get(target));
  }

  SubjectEnds subjectEnds() {
    return subjectEnds;
  }

  int size() {
    return known.size();
  }

  /** About how much memory it takes. */
  long bytes() {
    return bytes.get();
  }

  List<Revocation> all() {
    return List.copyOf(known.values());
  }

  boolean covers(VerifiedToken token) {
    if (known.isEmpty()) {
      return false;
    }
    return covers(token, Kind.TOKEN, token.id())
        || covers(token, Kind.SESSION, token.claims().string("sid"))
        || covers(token, Kind.SUBJECT, token.subject())
        || covers(token, Kind.CLIENT, token.claims().string("client_id"))
        || covers(token, Kind.ISSUER, Optional.of(""));
  }

  private boolean covers(VerifiedToken token, Kind kind, Optional<String> value) {
    if (value.isEmpty()) {
      return false;
    }
    Revocation revocation = known.get(new Revocation.Target(kind, token.issuer(), value.get()));
    // A token that does not say when it was issued may be from before.
    return revocation != null && revocation.coversIssuedAt(token.issuedAt().orElse(Instant.MIN));
  }
}
