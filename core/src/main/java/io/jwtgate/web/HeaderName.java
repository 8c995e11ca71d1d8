package io.jwtgate.web;

/** What RFC 9110 section 5.6.2 calls a token: the names of header fields, cookies and schemes. */
final class HeaderName {
  private HeaderName() {}

  static boolean isToken(String text) {
    return !text.isEmpty() && text.chars().allMatch(HeaderName::isTokenCharacter);
  }

  static boolean isTokenCharacter(int character) {
    boolean letterOrDigit = character < 128 && Character.isLetterOrDigit(character);
    return letterOrDigit || "!#$%&'*+-.^_`|~".indexOf(character) >= 0;
  }
}
