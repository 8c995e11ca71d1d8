package io.jwtgate.jwks;

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
   * Whether it was looked for so lately that it is not looked for now.
   *
   * @param keyId null for none
   */
  boolean isResting(String keyId, long now) {
    return isResting(rests.getIfPresent(digest(keyId)), now);
  }

  private static boolean isResting(Rest rest, long now) {
    return rest != null && now < rest.until;
  }

  /**
   * It is looked for; where several requests do so at a time, that counts once.
   *
   * @param keyId null for none
   * @param searchAt when the fetch is
   */
  void remember(String keyId, long now, long searchAt) {
    rests
        .asMap()
        .compute(digest(keyId), (id, rest) -> isResting(rest, now) ? rest : after(rest, searchAt));
  }

  private Rest after(Rest rest, long searchAt) {
    int searches = rest == null ? 0 : rest.searches;
    return new Rest(searches + 1, searchAt + pause(searches));
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
