package io.jwtgate.internal.jose;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Headers that were read already, by their text: all tokens of one key have the same one. Only the
 * reading is saved; what a header says is judged for each token anew. Thread-safe.
 */
final class HeaderCache {
  private static final int MOST = 64;
  private static final int MAX_LENGTH = 512;

  private final Map<String, JoseHeader> bySegment = new ConcurrentHashMap<>();

  /** The header of this text, if it is known. */
  Optional<JoseHeader> read(String segment) {
    return Optional.ofNullable(bySegment.get(segment));
  }

  /**
   * Keeps a header. Only that of a token whose signature was checked, so that nobody but an issuer
   * fills the cache.
   */
  void add(String segment, JoseHeader header) {
    if (segment.length() > MAX_LENGTH || bySegment.containsKey(segment)) {
      return;
    }
    // Keys come and go over the years; those in use are soon known again.
    if (bySegment.size() >= MOST) {
      bySegment.clear();
    }
    bySegment.put(segment, header);
  }
}
