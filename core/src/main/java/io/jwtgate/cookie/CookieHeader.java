package io.jwtgate.cookie;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The {@code Cookie} header of a request (RFC 6265 section 4.2). A value is what stands there:
 * quotes and escapes are part of it.
 *
 * @param fields the header's field lines
 */
public record CookieHeader(List<String> fields) {

  /** Every value of this name, which is compared by case. */
  public List<String> values(String name) {
    return pairs()
        .filter(pair -> isNamed(pair, name))
        .map(pair -> pair.substring(pair.indexOf('=') + 1).strip())
        .toList();
  }

  /** The same pairs in one line without those of this name; empty if none is left. */
  public String without(String name) {
    return pairs().filter(pair -> !isNamed(pair, name)).collect(Collectors.joining("; "));
  }

  private Stream<String> pairs() {
    return fields.stream().flatMap(field -> Arrays.stream(field.split(";", -1))).map(String::strip);
  }

  private static boolean isNamed(String pair, String name) {
    int equals = pair.indexOf('=');
    return equals >= 0 && pair.substring(0, equals).strip().equals(name);
  }
}
