package io.jwtgate;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Estimates what a cached token holds of the heap, in octets, and not below what it is on a JVM
 * with compressed pointers. The length of its text is no measure: 1,800 characters can hold 50 kB.
 * Used once.
 */
final class HeapWeight {
  /** The token, its digest, and its place in the cache. */
  private static final long ITSELF = 720;

  private static final long POINTER = 4;
  private static final long STRING = 48;
  private static final long NUMBER = 24;
  private static final long LARGE_NUMBER = 136;
  private static final long LIST = 72;
  private static final long SMALL_MAP = 56;
  private static final long SMALL_MAP_MEMBERS = 4;
  private static final long MAP = 192;
  private static final long ENTRY = 56;

  private long octets = ITSELF;

  private HeapWeight() {}

  /**
   * @param textLength characters of its compact text. Its claims have no more than three quarters
   *     of them, each of two octets where one of its string is beyond Latin-1
   */
  static long of(VerifiedToken token, int textLength) {
    HeapWeight weight = new HeapWeight();
    weight.octets += textLength + textLength / 2;
    weight.add(token.claims().asMap());
    weight.addWords(token.audience());
    weight.addWords(token.roles());
    weight.addWords(token.scopes());
    return weight.octets;
  }

  /** The words may be strings of their own, and the table of a set is half empty. */
  private void addWords(Collection<String> words) {
    octets += LIST + words.size() * (STRING + 2 * POINTER);
  }

  /** Counts no characters of strings, and nothing for objects that all tokens share. */
  private void add(Object value) {
    if (value instanceof String) {
      octets += STRING;
    } else if (value instanceof Long) {
      octets += NUMBER;
    } else if (value instanceof Map<?, ?> object) {
      addObject(object);
    } else if (value instanceof List<?> array) {
      addArray(array);
    } else if (value instanceof BigInteger || value instanceof BigDecimal) {
      octets += LARGE_NUMBER;
    }
  }

  private void addObject(Map<?, ?> object) {
    int size = object.size();
    if (size > SMALL_MAP_MEMBERS) {
      octets += MAP + size * ENTRY;
    } else if (size > 0) {
      octets += SMALL_MAP + 2 * POINTER * size;
    }
    octets += size * STRING;
    object.forEach((name, member) -> add(member));
  }

  private void addArray(List<?> array) {
    if (!array.isEmpty()) {
      octets += LIST + array.size() * POINTER;
      array.forEach(this::add);
    }
  }
}
