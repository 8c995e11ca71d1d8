package io.jwtgate.cookie;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The {@code Cookie} header of a request (RFC 6265 section 4.2). A value is what stands there:
 * quotes and escapes are part of it. Spaces and tabs around a name or a value are not (section
 * 5.2), and nothing else: a browser lets any host set a cookie whose name begins with another kind
 * of space and then {@code __Host-}.
 *
 * @param fields the header's field lines
 */
public record CookieHeader(List<String> fields) {

  /** Every value of this name, which is compared by case. */
  public List<String> values(String name) {
    return pairs()
        .filter(pair -> isNamed(pair, name))
        .map(pair -> bare(pair.substring(pair.indexOf('=') + 1)))
        .toList();
  }

  /** The same pairs in one line without those of this name; empty if none is left. */
  public String without(String name) {
    return pairs().filter(pair -> !isNamed(pair, name)).collect(Collectors.joining("; "));
  }

  private Stream<String> pairs() {
    return fields.stream()
        .flatMap(field -> Arrays.stream(field.split(";", -1)))
        .map(CookieHeader::bare);
  }

  private static boolean isNamed(String pair, String name) {
    int equals = pair.indexOf('=');
    return equals >= 0 && bare(pair.substring(0, equals)).equals(name);
  }

  private static String bare(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isBlank(char character) {
    return character == ' ' || character == '\t';
  }
}
