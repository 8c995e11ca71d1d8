package io.jwtgate.bearer;

import io.jwtgate.web.HeaderName;
import java.util.List;
import java.util.Optional;

/** The token in an {@code Authorization} header (RFC 6750 section 2.1, RFC 9110 section 11.4). */
final class BearerToken {
  private static final boolean[] IS_IN_TOKEN = new boolean[128];
  private static final String SCHEME = "Bearer";

  static {
    String others = "-._~+/";
    for (char character = 0; character < IS_IN_TOKEN.length; character++) {
      IS_IN_TOKEN[character] =
          Character.isLetterOrDigit(character) || others.indexOf(character) >= 0;
    }
  }

  private BearerToken() {}

  /**
   * @param fields the field lines of the header
   * @return what stands for the token; empty if there are no credentials of this scheme
   * @throws MalformedCredentialsException if there are two field lines, or nothing after the scheme
   */
  static Optional<String> in(List<String> fields) {
    if (fields.size() > 1) {
      throw new MalformedCredentialsException(false);
    }
    return fields.isEmpty() ? Optional.empty() : in(fields.get(0));
  }

  private static Optional<String> in(String field) {
    if (!hasScheme(field)) {
      return Optional.empty();
    }
    int start = afterSpaces(field);
    boolean separated = start > SCHEME.length();
    if (!separated || start == field.length()) {
      throw new MalformedCredentialsException(false);
    }
    return Optional.of(field.substring(start));
  }

  /**
   * Whether the field is of this scheme, in any case: what follows the name can't go on naming it.
   */
  static boolean hasScheme(String field) {
    if (!field.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return false;
    }
    return field.length() == SCHEME.length()
        || !HeaderName.isTokenCharacter(field.charAt(SCHEME.length()));
  }

  private static int afterSpaces(String field) {
    int start = SCHEME.length();
    while (start < field.length() && field.charAt(start) == ' ') {
      start++;
    }
    return start;
  }

  /** Whether it is the syntax's {@code b64token}: one character or more, then any padding. */
  static boolean isWellFormed(String token) {
    int end = 0;
    while (end < token.length() && isInToken(token.charAt(end))) {
      end++;
    }
    int padded = end;
    while (padded < token.length() && token.charAt(padded) == '=') {
      padded++;
    }
    return end > 0 && padded == token.length();
  }

  private static boolean isInToken(char character) {
    return character < IS_IN_TOKEN.length && IS_IN_TOKEN[character];
  }
}
