package io.jwtgate.web;

/** What RFC 9110 section 5.6.2 calls a token: the names of header fields, cookies and schemes. */
public final class HeaderName {
  private HeaderName() {}

  /** Whether a text can be the name of a header (RFC 9110 section 5.6.2). */
  public static boolean isToken(String text) {
    return !text.isEmpty() && text.chars().allMatch(HeaderName::isTokenCharacter);
  }

  /** Whether a character can be in the name of a header. */
  public static boolean isTokenCharacter(int character) {
    boolean letterOrDigit = character < 128 && Character.isLetterOrDigit(character);
    return letterOrDigit || "!#$%&'*+-.^_`|~".indexOf(character) >= 0;
  }
}
