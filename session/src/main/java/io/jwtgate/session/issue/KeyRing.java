package io.jwtgate.session.issue;

import io.jwtgate.keys.KeySet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The keys at one moment: which signs, which will, which did. Immutable.
 *
 * @param current signs
 * @param next is published and will sign
 * @param retired signed once; each is published until its last token has expired
 */
record KeyRing(
    SigningKey current, Optional<Announced> next, List<Retired> retired, KeySet trusted) {

  record Announced(SigningKey key, Instant since) {}

  record Retired(SigningKey key, Instant until) {}

  static KeyRing of(SigningKey current, Optional<Announced> next, List<Retired> retired) {
    List<SigningKey> all = published(current, next, retired);
    if (all.stream().map(SigningKey::keyId).distinct().count() < all.size()) {
      throw new IllegalArgumentException("two signing keys have the same kid");
    }
    KeySet trusted = KeySet.of(all.stream().map(SigningKey::verificationKey).toList());
    return new KeyRing(current, next, List.copyOf(retired), trusted);
  }

  private static List<SigningKey> published(
      SigningKey current, Optional<Announced> next, List<Retired> retired) {
    List<SigningKey> all = new ArrayList<>();
    all.add(current);
    next.map(Announced::key).ifPresent(all::add);
    retired.stream().map(Retired::key).forEach(all::add);
    return all;
  }

  List<SigningKey> published() {
    return published(current, next, retired);
  }

  KeyRing announce(SigningKey key, Instant now) {
    return of(current, Optional.of(new Announced(key, now)), retired);
  }

  /** The next key signs; the current one retires. */
  KeyRing rotate(Instant currentUntil) {
    List<Retired> all = new ArrayList<>(retired);
    all.add(new Retired(current, currentUntil));
    return of(next.orElseThrow().key(), Optional.empty(), all);
  }

  boolean hasOutlived(Instant now) {
    return retired.stream().anyMatch(old -> !old.until().isAfter(now));
  }

  /** Without the keys whose last token has expired. */
  KeyRing prunedAt(Instant now) {
    return of(current, next, retired.stream().filter(old -> old.until().isAfter(now)).toList());
  }
}
