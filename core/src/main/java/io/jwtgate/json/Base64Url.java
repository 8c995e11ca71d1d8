package io.jwtgate.json;

import java.util.Arrays;
import java.util.Base64;

/**
 * Base64url as RFC 7515 section 2 has it: no padding, no foreign character, and, by RFC 4648
 * section 3.5, no spare bit set. So one sequence of bytes has exactly one spelling.
 */
public final class Base64Url {
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
  private static final byte[] VALUES = new byte[128];

  static {
    Arrays.fill(VALUES, (byte) -1);
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    for (int value = 0; value < alphabet.length(); value++) {
      VALUES[alphabet.charAt(value)] = (byte) value;
    }
  }

  private Base64Url() {}

  public static String encode(byte[] bytes) {
    return ENCODER.encodeToString(bytes);
  }

  /**
   * The bytes that a text stands for.
   *
   * @throws JsonRejectedException for anything but the one canonical spelling
   */
  public static byte[] decode(String text) {
    requireCanonical(text);
    try {
      return DECODER.decode(text);
    } catch (IllegalArgumentException notBase64) {
      throw new JsonRejectedException("not base64url");
    }
  }

  /**
   * Refuses what the JDK's decoder lets pass: padding, and bits that the last character has to
   * spare.
   */
  private static void requireCanonical(String text) {
    int length = text.length();
    int overhang = length % 4;
    if (length == 0 || overhang == 1) {
      throw new JsonRejectedException("not base64url: impossible length");
    }
    int last = valueOf(text.charAt(length - 1));
    int spareBits = overhang == 2 ? 0b1111 : overhang == 3 ? 0b11 : 0;
    if (last < 0 || (last & spareBits) != 0) {
      throw new JsonRejectedException("not base64url: not the canonical spelling");
    }
  }

  private static int valueOf(char character) {
    return character < 128 ? VALUES[character] : -1;
  }
}
