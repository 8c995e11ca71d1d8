package io.jwtgate.config;

import io.jwtgate.ClaimPath;
import java.util.List;
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
    if (text.contains("://")) {
      TextRules.requireNone(NO_NAME, text, "write the claim's name alone");
      return text;
    }
    List<String> names = ClaimPath.parse(text).names();
    if (names.size() > 1) {
      throw new IllegalArgumentException(
          "write one claim of the token, and no path; a name with a dot has quotes around it");
    }
    return names.get(0);
  }

  /** Claims with the value that each must have. */
  static void values(SettingValue written) {
    written
        .valuesByName()
        .forEach(
            (claim, values) -> {
              name(claim);
              List.of(values).forEach(TokenTexts::claimValue);
            });
  }
}
