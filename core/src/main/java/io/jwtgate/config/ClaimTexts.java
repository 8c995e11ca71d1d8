package io.jwtgate.config;

import io.jwtgate.ClaimPath;
import io.jwtgate.RoleRules;
import io.jwtgate.internal.jose.QuotedText;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of claims and paths to them, as settings spell them. */
final class ClaimTexts {
  private static final Pattern NO_NAME = Pattern.compile("[\\s\"'*{}<>|;]");

  private ClaimTexts() {}

  /**
   * The name of one claim of a token. A name that is a URL needs no quotes here.
   *
   * @throws IllegalArgumentException if it is a path, a list or a pattern
   */
  static String name(String text) {
    List<String> names = path(text).names();
    if (names.size() > 1) {
      throw new IllegalArgumentException(
          "write one claim of the token, and no path; a name with a dot has quotes around it");
    }
    return names.get(0);
  }

  /**
   * The path to one claim. A name that is a URL needs no quotes here.
   *
   * @throws IllegalArgumentException if it is a list or a pattern
   */
  static ClaimPath path(String text) {
    if (text.contains("://") && text.charAt(0) != '"') {
      TextRules.requireNone(NO_NAME, text, "write the claim's name alone");
      return ClaimPath.of(text);
    }
    return ClaimPath.parse(text);
  }

  /** Paths with commas between them, none of which stands twice. */
  static List<ClaimPath> paths(String text) {
    List<ClaimPath> paths = parts(text).stream().map(ClaimTexts::path).toList();
    if (new HashSet<>(paths).size() < paths.size()) {
      throw new IllegalArgumentException("write each claim once");
    }
    return paths;
  }

  /** Paths to roles, which may have a {@code *}. */
  static void rolePaths(String text) {
    RoleRules.builder().claims(text);
  }

  /** Claims with the values that are accepted of each. */
  static Map<ClaimPath, Set<String>> values(String text) {
    Map<ClaimPath, Set<String>> values = new LinkedHashMap<>();
    for (String part : parts(text)) {
      int sign = QuotedText.indexOf(part, '=', 0);
      if (sign < 1 || sign == part.length() - 1) {
        throw new IllegalArgumentException("write names with values, such as azp=web");
      }
      String value = part.substring(sign + 1).strip();
      TokenTexts.claimValue(value);
      ClaimPath claim = path(part.substring(0, sign).strip());
      values.computeIfAbsent(claim, it -> new LinkedHashSet<>()).add(value);
    }
    return values;
  }

  /** What stands between commas outside of quotes. */
  private static List<String> parts(String text) {
    List<String> parts = QuotedText.split(text, ',').stream().map(String::strip).toList();
    if (parts.contains("")) {
      throw new IllegalArgumentException("write values with one comma between two of them");
    }
    return parts;
  }
}
