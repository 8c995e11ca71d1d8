package io.jwtgate.internal.keys;

import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The blocks of a text in PEM (RFC 7468); what stands around them is read over. */
public final class PemText {
  private PemText() {}

  /**
   * What the blocks of one label hold.
   *
   * @throws IllegalArgumentException if one is not base64
   */
  public static List<byte[]> blocks(String text, String label) {
    Pattern block =
        Pattern.compile("-----BEGIN " + label + "-----([^-]*)-----END " + label + "-----");
    return block.matcher(text).results().map(PemText::der).toList();
  }

  private static byte[] der(MatchResult block) {
    try {
      return Base64.getMimeDecoder().decode(block.group(1));
    } catch (IllegalArgumentException malformed) {
      throw new IllegalArgumentException("a PEM block is not base64; write another file");
    }
  }
}
