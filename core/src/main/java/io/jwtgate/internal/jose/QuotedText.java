package io.jwtgate.internal.jose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text in which a part may stand in quotes, with a backslash before a quote or a backslash. */
public final class QuotedText {
  private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\[\"\\\\])++)\"");

  private QuotedText() {}

  /**
   * Cuts at a separator that stands outside of quotes.
   *
   * @throws IllegalArgumentException if a quote has no second one
   */
  public static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    int end = indexOf(text, separator, 0);
    while (end >= 0) {
      parts.add(text.substring(start, end));
      start = end + 1;
      end = indexOf(text, separator, start);
    }
    parts.add(text.substring(start));
    return parts;
  }

  /**
   * Where a character stands outside of quotes; -1 for nowhere.
   *
   * @param from where to begin, outside of quotes
   * @throws IllegalArgumentException if a quote has no second one
   */
  public static int indexOf(String text, char wanted, int from) {
    boolean quoted = false;
    for (int i = from; i < text.length(); i++) {
      char character = text.charAt(i);
      if (quoted && character == '\\') {
        i++;
      } else if (character == '"') {
        quoted = !quoted;
      } else if (character == wanted && !quoted) {
        return i;
      }
    }
    if (quoted) {
      throw new IllegalArgumentException("write both quotes around a name, or none");
    }
    return -1;
  }

  /** What stands between the quotes; empty if it is not quoted as a whole. */
  public static Optional<String> unquoted(String part) {
    Matcher quoted = QUOTED.matcher(part);
    return quoted.matches()
        ? Optional.of(quoted.group(1).replaceAll("\\\\(.)", "$1"))
        : Optional.empty();
  }
}
