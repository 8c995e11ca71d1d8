package io.jwtgate.revocation;

import io.jwtgate.VerifiedToken;
import io.jwtgate.store.Revocation;
import io.jwtgate.store.Revocation.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What this process knows to be revoked. Looked up without waiting for anybody. Thread-safe. */
final class RevocationCopy {
  private final Map<Revocation.Target, Revocation> known = new ConcurrentHashMap<>();
  private final SubjectEnds subjectEnds = new SubjectEnds();

  void add(Revocation revocation) {
    known.merge(revocation.target(), revocation, Revocation::and);
    subjectEnds.add(revocation);
  }

  void forgetEndedAt(Instant now) {
    known.values().removeIf(revocation -> !revocation.until().isAfter(now));
    subjectEnds.retain(known.keySet());
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
