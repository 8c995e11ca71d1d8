package io.jwtgate.microprofile;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A public key as it stands in a setting: PEM with or without lines, a JWK or a JWK set, either of
 * which may be in base64url (MicroProfile JWT 2.1, section 9.2.3).
 */
final class KeyText {
  private static final Pattern PEM =
      Pattern.compile("-----BEGIN ([A-Z ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);
  private static final int LINE = 64;

  private KeyText() {}

  /** As a URL that the setting of a key's file takes. */
  static String dataUrl(String text) {
    byte[] content = plain(text).getBytes(StandardCharsets.UTF_8);
    return "data:;base64," + Base64.getEncoder().encodeToString(content);
  }

  /** Whether a text is a key and no place of one. */
  static boolean isEncoded(String text) {
    String start = text.strip();
    return !start.startsWith("{") && !start.startsWith("-----BEGIN");
  }

  private static String plain(String text) {
    String start = text.strip();
    if (!isEncoded(start)) {
      return start.startsWith("{") ? start : pem(start);
    }
    String decoded = decoded(start);
    return decoded.startsWith("{") ? decoded : pem(wrapped(decoded, start));
  }

  /** Bare octets of a key in base64 are what stands in a PEM. */
  private static String wrapped(String decoded, String text) {
    return decoded.startsWith("-----BEGIN")
        ? decoded
        : "-----BEGIN PUBLIC KEY-----" + text + "-----END PUBLIC KEY-----";
  }

  private static String decoded(String text) {
    try {
      String alphabet = text.replaceAll("\\s", "").replace('+', '-').replace('/', '_');
      return new String(
              Base64.getUrlDecoder().decode(alphabet.replaceAll("=+$", "")), StandardCharsets.UTF_8)
          .strip();
    } catch (IllegalArgumentException noBase64) {
      throw new IllegalArgumentException(
          "write a public key in PEM, a JWK or a JWK set, each of which may be in base64url");
    }
  }

  /** In lines, as a file has it. */
  private static String pem(String text) {
    StringBuilder lines = new StringBuilder();
    Matcher block = PEM.matcher(text);
    while (block.find()) {
      String body = block.group(2).replaceAll("\\s", "").replaceAll("(.{" + LINE + "})", "$1\n");
      lines
          .append("-----BEGIN ")
          .append(block.group(1))
          .append("-----\n")
          .append(body.strip())
          .append("\n-----END ")
          .append(block.group(1))
          .append("-----\n");
    }
    return lines.isEmpty() ? text : lines.toString();
  }
}
