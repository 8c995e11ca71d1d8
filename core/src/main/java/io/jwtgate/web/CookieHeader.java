package io.jwtgate.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The {@code Cookie} header of a request (RFC 6265 section 4.2). A value is what stands there:
 * quotes and escapes are part of it. Spaces and tabs around a name or a value are not (section
 * 5.2), and nothing else: a browser lets any host set a cookie whose name begins with another kind
 * of space and then {@code __Host-}.
 *
 * @param fields the header's field lines
 */
public record CookieHeader(List<String> fields) {

  /** Every value of this name, which is compared by case. Other pairs are read over in place. */
  public List<String> values(String name) {
    List<String> values = new ArrayList<>();
    for (String field : fields) {
      int start = 0;
      while (start < field.length()) {
        int end = endOfPair(field, start);
        int equals = equalsSignAfter(name, field, start);
        if (equals >= 0) {
          values.add(bare(field.substring(equals + 1, end)));
        }
        start = end + 1;
      }
    }
    return Collections.unmodifiableList(values);
  }

  /** The same pairs in one line without those of this name; empty if none is left. */
  public String without(String name) {
    return fields.stream()
        .flatMap(field -> Arrays.stream(field.split(";", -1)))
        .map(CookieHeader::bare)
        .filter(pair -> equalsSignAfter(name, pair, 0) < 0)
        .collect(Collectors.joining("; "));
  }

  private static int endOfPair(String field, int start) {
    int semicolon = field.indexOf(';', start);
    return semicolon < 0 ? field.length() : semicolon;
  }

  /** Where the equals sign of the pair that begins here is; -1 if the pair has another name. */
  private static int equalsSignAfter(String name, String field, int start) {
    int from = pastBlanks(field, start);
    if (!field.startsWith(name, from)) {
      return -1;
    }
    int to = pastBlanks(field, from + name.length());
    return field.startsWith("=", to) ? to : -1;
  }

  private static String bare(String text) {
    int end = text.length();
    while (end > 0 && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(Math.min(pastBlanks(text, 0), end), end);
  }

  private static int pastBlanks(String field, int start) {
    int at = start;
    while (at < field.length() && isBlank(field.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isBlank(char character) {
    return character == ' ' || character == '\t';
  }
}
