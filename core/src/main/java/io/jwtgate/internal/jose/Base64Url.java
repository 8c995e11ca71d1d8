package io.jwtgate.internal.jose;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
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

  /** Without padding (RFC 7515 section 2). */
  public static String encode(byte[] bytes) {
    return ENCODER.encodeToString(bytes);
  }

  /**
   * The bytes that a text stands for.
   *
   * @throws JsonRejectedException for anything but the one canonical spelling
   */
  public static byte[] decode(String text) {
    byte[] octets = octets(text);
    return decode(octets, 0, octets.length);
  }

  /**
   * One octet for each character. A character beyond Latin-1 becomes one that {@link
   * #decode(byte[], int, int)} rejects.
   *
   * @throws JsonRejectedException for a character beyond 16 bits, which would shift the others
   */
  public static byte[] octets(String text) {
    byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
    if (octets.length != text.length()) {
      throw new JsonRejectedException("not base64url");
    }
    return octets;
  }

  /**
   * The bytes that a part of a text stands for.
   *
   * @param octets the text's {@link #octets}
   * @param from where the part begins
   * @param to where it has ended
   * @throws JsonRejectedException for anything but the one canonical spelling
   */
  public static byte[] decode(byte[] octets, int from, int to) {
    requireCanonical(octets, from, to);
    try {
      return DECODER.decode(ByteBuffer.wrap(octets, from, to - from)).array();
    } catch (IllegalArgumentException notBase64) {
      throw new JsonRejectedException("not base64url");
    }
  }

  /**
   * Rejects what the JDK's decoder lets pass: padding, and bits that the last character has to
   * spare.
   */
  private static void requireCanonical(byte[] octets, int from, int to) {
    int length = to - from;
    int overhang = length % 4;
    if (length == 0 || overhang == 1) {
      throw new JsonRejectedException("not base64url: impossible length");
    }
    int last = valueOf(octets[to - 1]);
    int spareBits = overhang == 2 ? 0b1111 : overhang == 3 ? 0b11 : 0;
    if (last < 0 || (last & spareBits) != 0) {
      throw new JsonRejectedException("not base64url: not the canonical spelling");
    }
  }

  private static int valueOf(byte octet) {
    return octet < 0 ? -1 : VALUES[octet];
  }
}
