package io.jwtgate.oauth.internal;

import java.util.regex.Pattern;

/** Texts of settings, each judged by itself. */
final class ResourceTexts {
  // RFC 6749 section 3.3.
  private static final Pattern SCOPE = Pattern.compile("[!#-\\[\\]-~]+");
  private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._~-]+)+");

  private ResourceTexts() {}

  /** One of several scopes that may be asked for. */
  static void scope(String text) {
    require(SCOPE.matcher(text).matches(), "write scopes without blanks and quotes");
    require(
        !text.equals("offline_access"),
        "leave out offline_access; it is the client that decides on refresh tokens");
  }

  static void name(String text) {
    boolean printable = text.codePoints().noneMatch(Character::isISOControl);
    require(printable && text.length() <= 200, "write a name of up to 200 characters on one line");
  }

  static void page(String text) {
    ResourceUrl.absolute(text);
  }

  /** A path that can be read in one way alone. */
  static void path(String text) {
    boolean plain = PATH.matcher(text).matches();
    require(
        plain && !text.matches(".*/\\.{1,2}(/.*)?"),
        "write a path under the context, such as /backchannel-logout");
  }

  static void audience(String text) {
    boolean plain = text.codePoints().noneMatch(each -> each <= 0x20 || each == '"' || each == '*');
    require(plain, "write the id of the client that logs users in");
  }

  private static void require(boolean holds, String advice) {
    if (!holds) {
      throw new IllegalArgumentException(advice);
    }
  }
}
