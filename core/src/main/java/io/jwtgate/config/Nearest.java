package io.jwtgate.config;

import java.util.Comparator;
import java.util.Locale;
import java.util.Set;

/** Which known name somebody probably meant. */
final class Nearest {
  private Nearest() {}

  /** Case counts for nothing: who writes a name in another case means that name. */
  static String to(String name, Set<String> known) {
    String lower = name.toLowerCase(Locale.ROOT);
    return known.stream()
        .min(Comparator.comparingInt(other -> distance(lower, other.toLowerCase(Locale.ROOT))))
        .orElseThrow();
  }

  /** The number of single-character edits between two names (Levenshtein). */
  static int distance(String one, String other) {
    int[] previous = new int[other.length() + 1];
    for (int j = 0; j < previous.length; j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] current = new int[previous.length];
      current[0] = i;
      for (int j = 1; j < current.length; j++) {
        int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        int insertOrDelete = Math.min(previous[j], current[j - 1]) + 1;
        current[j] = Math.min(insertOrDelete, previous[j - 1] + change);
      }
      previous = current;
    }
    return previous[other.length()];
  }
}
