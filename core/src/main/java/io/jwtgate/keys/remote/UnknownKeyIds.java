package io.jwtgate.keys.remote;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Key ids that were looked for in vain. One of them may cause a fetch again after the cooldown,
 * then after twice that and so on up to five minutes, so that a client with an old token does not
 * keep the issuer busy, and a key that is published late is found all the same. Bounded; ids are
 * kept as digests, since they are chosen by whoever sends them. Thread-safe.
 */
final class UnknownKeyIds {
  private static final int MOST = 1_000;
  private static final long LONGEST_REST = 300_000;
  private static final int MOST_DOUBLINGS = 8;

  private final long cooldown;
  private final Cache<ByteBuffer, Rest> rests =
      Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();

  /**
   * @param searches how often it was looked for
   * @param until when it may be looked for again
   */
  private record Rest(int searches, long until) {}

  UnknownKeyIds(long cooldown) {
    this.cooldown = cooldown;
  }

  /**
   * Whether to look for it; if so, that is remembered.
   *
   * @param keyId null for none
   * @param searchAt when the fetch would be
   */
  boolean isWorthASearch(String keyId, long now, long searchAt) {
    ByteBuffer digest = digest(keyId);
    Rest rest = rests.getIfPresent(digest);
    if (rest != null && now < rest.until) {
      return false;
    }
    int searches = rest == null ? 0 : rest.searches;
    rests.put(digest, new Rest(searches + 1, searchAt + pause(searches)));
    return true;
  }

  private long pause(int searches) {
    return Math.min(
        Math.max(cooldown, LONGEST_REST), cooldown << Math.min(searches, MOST_DOUBLINGS));
  }

  /** Forgets all, since the set has changed. */
  void clear() {
    rests.invalidateAll();
  }

  long size() {
    rests.cleanUp();
    return rests.estimatedSize();
  }

  private static ByteBuffer digest(String keyId) {
    try {
      byte[] octets = String.valueOf(keyId).getBytes(StandardCharsets.UTF_8);
      return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(octets));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }
}
