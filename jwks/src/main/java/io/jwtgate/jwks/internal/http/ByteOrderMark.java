package io.jwtgate.jwks.internal.http;

import java.util.Arrays;

/**
 * The mark that some put before a text in UTF-8. A reader of JSON may skip it (RFC 8259 section
 * 8.1); in tokens it never is.
 */
final class ByteOrderMark {
  private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private ByteOrderMark() {}

  /** The text without it; the same array if there is none. */
  static byte[] skipped(byte[] text) {
    boolean marked =
        text.length >= MARK.length && Arrays.equals(text, 0, MARK.length, MARK, 0, MARK.length);
    return marked ? Arrays.copyOfRange(text, MARK.length, text.length) : text;
  }
}
