package io.jwtgate.internal.jose;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * UTF-8 without replacement: overlong forms, encoded surrogates and a byte order mark are rejected.
 */
public final class StrictUtf8 {
  private static final char REPLACEMENT = '\uFFFD';
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private StrictUtf8() {}

  /** The text; nearly always by the JDK's quick decoder, which marks what it can't read. */
  public static String decode(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.indexOf(REPLACEMENT) >= 0) {
      requireWellFormed(bytes);
    }
    if (text.startsWith(BYTE_ORDER_MARK)) {
      throw new JsonRejectedException("starts with a byte order mark");
    }
    return text;
  }

  /** The mark may have been sent as such, so only a strict decoder can tell. */
  private static void requireWellFormed(byte[] bytes) {
    try {
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes));
    } catch (CharacterCodingException malformed) {
      throw new JsonRejectedException("not UTF-8");
    }
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
