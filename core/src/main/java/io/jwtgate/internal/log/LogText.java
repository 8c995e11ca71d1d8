package io.jwtgate.internal.log;

import java.util.Collection;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Text that others chose, made fit for one line of a log. */
public final class LogText {
  private static final int LONGEST = 200;
  private static final int MOST = 20;
  // The first characters of a JSON object in base64url; a token in a path must not be kept.
  private static final Pattern TOKEN = Pattern.compile("eyJ[A-Za-z0-9_=.-]{4,}");

  private LogText() {}

  /**
   * Printable ASCII, at most 200 characters of it and no token: whatever else it has can't begin a
   * line, hide one or look like one.
   *
   * @param text null for none
   */
  public static String of(String text) {
    return text == null ? "" : cut(escaped(TOKEN.matcher(text).replaceAll("(token)")));
  }

  /** Printable ASCII of any length. */
  public static String line(String text) {
    StringBuilder escaped = new StringBuilder();
    text.chars().forEach(it -> append(escaped, (char) it));
    return escaped.toString();
  }

  /** The same without spaces, so that what follows it is not taken for a part of it. */
  public static String word(String text) {
    return of(text).replace(" ", "\\u0020");
  }

  /** Names in their order, at most twenty. */
  public static String names(Collection<String> names) {
    String first =
        new TreeSet<>(names)
            .stream().limit(MOST).map(LogText::of).collect(Collectors.joining(", "));
    int more = names.size() - MOST;
    return "[" + first + (more > 0 ? " and " + more + " more]" : "]");
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.chars().limit(LONGEST + 1L).forEach(it -> append(escaped, (char) it));
    return escaped.toString();
  }

  private static void append(StringBuilder escaped, char character) {
    if (character >= ' ' && character <= '~') {
      escaped.append(character);
    } else {
      escaped.append("\\u%04x".formatted((int) character));
    }
  }

  private static String cut(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
  }
}
