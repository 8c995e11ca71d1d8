package io.jwtgate.bearer;

import io.jwtgate.web.CookieHeader;
import io.jwtgate.web.HeaderName;
import java.util.List;
import java.util.Optional;

/**
 * The token in a cookie (RFC 6265 section 4.2), read from the header's text, since containers
 * differ in what they take. The value is the bare token: quotes or escapes make it invalid.
 */
record TokenCookie(String name) {
  private static final String ADVICE =
      "write a name that begins with __Host-, such as __Host-token";

  /**
   * Of any name.
   *
   * @throws IllegalArgumentException if no cookie can have it
   */
  TokenCookie {
    if (!HeaderName.isToken(name)) {
      throw new IllegalArgumentException(ADVICE);
    }
  }

  /**
   * A cookie that no other host and no plain connection can plant (RFC 6265bis section 4.1.3).
   *
   * @throws IllegalArgumentException if the name lacks the prefix that makes browsers see to that
   */
  static TokenCookie withPrefix(String name) {
    if (!name.matches("__(Host|Host-Http)-.+")) {
      throw new IllegalArgumentException(ADVICE);
    }
    return new TokenCookie(name);
  }

  /**
   * @param fields the field lines of the {@code Cookie} header
   * @return the token; empty if there is no cookie of exactly this name
   * @throws MalformedCredentialsException if there are two, of which one may be planted
   */
  Optional<String> in(List<String> fields) {
    List<String> values = new CookieHeader(fields).values(name);
    if (values.size() > 1) {
      throw new MalformedCredentialsException(true);
    }
    return values.stream().findFirst();
  }

  /** A field line without this cookie. */
  String cutFrom(String field) {
    return new CookieHeader(List.of(field)).without(name);
  }
}
