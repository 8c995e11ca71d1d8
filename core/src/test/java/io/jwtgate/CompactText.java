package io.jwtgate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/** Changes in the text of a compact token, behind the back of whoever signed it. */
public final class CompactText {
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  private CompactText() {}

  public static String segment(String compact, int index) {
    return compact.split("\\.", -1)[index];
  }

  public static String withSegment(String compact, int index, String segment) {
    String[] segments = compact.split("\\.", -1);
    segments[index] = segment;
    return String.join(".", segments);
  }

  public static String json(String compact, int index) {
    return new String(Base64.getUrlDecoder().decode(segment(compact, index)), UTF_8);
  }

  /** The same octets, spelled with a bit set that base64 has to spare. */
  static String withSpareBit(String segment) {
    int last = ALPHABET.indexOf(segment.charAt(segment.length() - 1));
    return segment.substring(0, segment.length() - 1) + ALPHABET.charAt(last | 1);
  }
}
