package io.jwtgate.web;

import java.util.regex.Pattern;

/** What proxies say of how the client came to the first of them. */
final class ForwardedProto {
  // The first element: later ones are of the hops behind it (RFC 7239 section 4).
  private static final Pattern PLAIN = Pattern.compile("(?i)\\s*http\\s*(?:,.*)?");
  private static final Pattern NAMES_PLAIN =
      Pattern.compile("(?i)(?:[^,]*;)?\\s*proto\\s*=\\s*\"?http\"?\\s*(?:[;,].*)?");

  private ForwardedProto() {}

  /** Of {@code X-Forwarded-Proto}. */
  static boolean isPlain(String field) {
    return PLAIN.matcher(field).matches();
  }

  /** Of {@code Forwarded}. */
  static boolean namesPlain(String field) {
    return NAMES_PLAIN.matcher(field).matches();
  }
}
