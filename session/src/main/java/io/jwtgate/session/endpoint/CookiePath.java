package io.jwtgate.session.endpoint;

import java.nio.charset.StandardCharsets;

/**
 * The path of a cookie. A browser compares it, octet by octet, with the path of the URL that it
 * asks for, so it is what is sent, without parameters (RFC 3986 section 3.3), which a client may
 * put anywhere.
 */
final class CookiePath {
  private static final String PLAIN = "/!#$%&'()*+-.:<=>?@[]^_`{|}~";

  private CookiePath() {}

  /** Of a path as it was sent; empty stands for the root. */
  static String of(String sent) {
    String bare = sent.replaceAll(";[^/]*", "");
    return bare.isEmpty() ? "/" : escaped(bare);
  }

  /** As browsers write it: what no header field can carry is never sent as such. */
  private static String escaped(String path) {
    StringBuilder written = new StringBuilder();
    for (byte octet : path.getBytes(StandardCharsets.UTF_8)) {
      if (isPlain(octet)) {
        written.append((char) octet);
      } else {
        written.append("%%%02X".formatted(octet));
      }
    }
    return written.toString();
  }

  private static boolean isPlain(byte octet) {
    return octet > 0 && (Character.isLetterOrDigit((char) octet) || PLAIN.indexOf(octet) >= 0);
  }
}
