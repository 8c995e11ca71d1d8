package io.jwtgate.session.store;

import java.util.UUID;

/**
 * How far a reader has read. The number alone proves nothing: a store that was set back counts the
 * same numbers again. So each entry has a random mark, and a reader names that of the last one that
 * it saw. Only where the store has that mark at that number is it still the same history.
 *
 * @param number how many entries there were
 * @param mark that of the last one; empty before the first
 */
public record RevocationPosition(long number, String mark) {
  /** Before the first entry of any store. */
  public static final RevocationPosition BEGINNING = new RevocationPosition(0, "");

  /** What reads as a position that no store knows. */
  private static final RevocationPosition UNKNOWN = new RevocationPosition(-1, "");

  /** A mark that nobody has had. */
  public static String newMark() {
    return UUID.randomUUID().toString();
  }

  /** Reads what {@link #toString} wrote; anything else is a position that no store knows. */
  public static RevocationPosition parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 1 || colon > 18 || !text.substring(0, colon).matches("[0-9]+")) {
      return text.isEmpty() ? BEGINNING : UNKNOWN;
    }
    return new RevocationPosition(
        Long.parseLong(text.substring(0, colon)), text.substring(colon + 1));
  }

  /** Whether it is before every entry, so that all of them follow. */
  public boolean isBeginning() {
    return equals(BEGINNING);
  }

  @Override
  public String toString() {
    return number + ":" + mark;
  }
}
