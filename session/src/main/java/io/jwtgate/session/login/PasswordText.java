package io.jwtgate.session.login;

import java.text.Normalizer;
import java.util.Optional;

/**
 * A password in the one form that is hashed (OpaqueString, RFC 8265 section 4.2): other spaces are
 * U+0020, and the text is in Unicode's form C, so that it is the same from every keyboard. Case and
 * width stay. Controls, NUL among them, and halves of surrogate pairs stand in no password: a MAC
 * would take a password for the same one with NUL behind it. What the RFC forbids beyond that, such
 * as unassigned characters, is taken as it is: a newer Unicode must lock nobody out.
 */
final class PasswordText {
  private PasswordText() {}

  /** Empty if no password reads like that. */
  static Optional<String> of(String typed) {
    boolean allowed = !typed.isEmpty() && typed.codePoints().allMatch(PasswordText::isAllowed);
    return allowed
        ? Optional.of(Normalizer.normalize(withPlainSpaces(typed), Normalizer.Form.NFC))
        : Optional.empty();
  }

  private static boolean isAllowed(int character) {
    int type = Character.getType(character);
    return type != Character.CONTROL && type != Character.SURROGATE;
  }

  private static String withPlainSpaces(String typed) {
    StringBuilder text = new StringBuilder(typed.length());
    typed.codePoints().map(PasswordText::plain).forEach(text::appendCodePoint);
    return text.toString();
  }

  private static int plain(int character) {
    return Character.getType(character) == Character.SPACE_SEPARATOR ? ' ' : character;
  }
}
