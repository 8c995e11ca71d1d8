package io.jwtgate.bearer;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The token in an {@code Authorization} header (RFC 6750 section 2.1, RFC 9110 section 11.4). */
final class BearerToken {
  // Possessive, so that a long header that does not fit is read once.
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]++=*+");
  private static final String SCHEME = "Bearer";

  private BearerToken() {}

  /**
   * @param fields the field lines of the header
   * @return the token; empty if there are no credentials of this scheme
   * @throws MalformedCredentialsException if there are two field lines, or no one well-formed token
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
    String token = withoutLeadingSpaces(field.substring(SCHEME.length()));
    boolean separated = field.startsWith(" ", SCHEME.length());
    if (!separated || !TOKEN.matcher(token).matches()) {
      throw new MalformedCredentialsException(false);
    }
    return Optional.of(token);
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

  private static String withoutLeadingSpaces(String text) {
    int start = 0;
    while (start < text.length() && text.charAt(start) == ' ') {
      start++;
    }
    return text.substring(start);
  }
}
