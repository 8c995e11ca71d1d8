package io.jwtgate.session.endpoint;

import java.time.Duration;
import java.util.Optional;

/**
 * A cookie to set, always {@code Secure} and never with a {@code Domain}, so that it goes to this
 * host alone (RFC 6265 section 4.1.2).
 *
 * @param name begins with a prefix of RFC 6265bis section 4.1.3
 * @param value characters of a cookie's value without quotes
 * @param path whence on the browser sends it
 * @param maxAge how long the browser keeps it; empty until it is closed
 * @param httpOnly whether it is hidden from scripts
 * @param sameSite {@code Strict}, {@code Lax} or {@code None}
 */
record SetCookie(
    String name,
    String value,
    String path,
    Optional<Duration> maxAge,
    boolean httpOnly,
    String sameSite) {
  /** What browsers keep of a name and a value together (RFC 6265bis section 5.6). */
  private static final int MAX_OCTETS = 4096;

  private static final String NAME = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
  private static final String VALUE = "[!#-+\\--:<-\\[\\]-~]*";
  private static final String PATH = "/[!#-+\\--:<-\\[\\]-~]*";

  public SetCookie {
    require(name.matches(NAME) && value.matches(VALUE), "no cookie can have this name or value");
    require(path.matches(PATH), "write a cookie path of plain characters, such as /app/session");
    require(
        name.length() + value.length() <= MAX_OCTETS,
        name
            + " would have "
            + (name.length() + value.length())
            + " octets, and browsers keep 4096: put fewer roles, scopes or attributes in the token");
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }

  /** A cookie that takes this one's place and is gone at once. */
  public SetCookie cleared() {
    return new SetCookie(name, "", path, Optional.of(Duration.ZERO), httpOnly, sameSite);
  }

  /** The same cookie, which the browser forgets when it is closed. */
  public SetCookie untilBrowserCloses() {
    return new SetCookie(name, value, path, Optional.empty(), httpOnly, sameSite);
  }

  /** The value of {@code Set-Cookie}. */
  public String text() {
    StringBuilder text = new StringBuilder(name).append('=').append(value);
    text.append("; Path=").append(path);
    maxAge.ifPresent(age -> text.append("; Max-Age=").append(Math.max(0, age.toSeconds())));
    text.append("; Secure");
    if (httpOnly) {
      text.append("; HttpOnly");
    }
    return text.append("; SameSite=").append(sameSite).toString();
  }

  /** Without the value. */
  @Override
  public String toString() {
    return "SetCookie[" + name + "]";
  }
}
