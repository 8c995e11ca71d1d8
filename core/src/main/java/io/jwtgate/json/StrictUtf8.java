package io.jwtgate.json;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * UTF-8 without replacement: overlong forms, encoded surrogates and a byte order mark are refused.
 */
final class StrictUtf8 {
  private StrictUtf8() {}

  static CharBuffer decode(byte[] bytes) {
    try {
      CharBuffer text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes));
      return refuseByteOrderMark(text);
    } catch (CharacterCodingException malformed) {
      throw new JsonRejectedException("not UTF-8");
    }
  }

  private static CharBuffer refuseByteOrderMark(CharBuffer text) {
    if (text.hasRemaining() && text.get(0) == '\uFEFF') {
      throw new JsonRejectedException("starts with a byte order mark");
    }
    return text;
  }

  /** Whether each surrogate has its pair; a JSON escape can bring a lone one past the decoder. */
  static boolean isWellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        boolean paired =
            i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
        if (!paired) {
          return false;
        }
        i++;
      }
    }
    return true;
  }
}
