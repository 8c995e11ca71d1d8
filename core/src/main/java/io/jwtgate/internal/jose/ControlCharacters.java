package io.jwtgate.internal.jose;

/**
 * Characters that no name needs and that forge what is written of it: a line of a log begins anew
 * at some, and bidirectional ones turn the rest of it round (Unicode, general categories Cc, Zl and
 * Zp, and UAX 9).
 */
public final class ControlCharacters {
  private ControlCharacters() {}

  /** Whether there is one; half of a surrogate pair counts too, since it has no form in UTF-8. */
  public static boolean areIn(String text) {
    return !isPlainAscii(text) && text.codePoints().anyMatch(ControlCharacters::is);
  }

  /** What nearly every name is, found without a stream. */
  private static boolean isPlainAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
        return false;
      }
    }
    return true;
  }

  private static boolean is(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      case Character.FORMAT -> isBidirectional(character);
      default -> false;
    };
  }

  /** The embeddings, overrides and isolates; joiners and marks are letters' own in some scripts. */
  private static boolean isBidirectional(int character) {
    return (character >= 0x202A && character <= 0x202E)
        || (character >= 0x2066 && character <= 0x2069);
  }
}
