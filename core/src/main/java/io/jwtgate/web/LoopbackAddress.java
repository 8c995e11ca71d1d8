package io.jwtgate.web;

import java.util.Set;

/** The addresses under which a machine knows itself (RFC 1122 section 3.2.1.3, RFC 4291). */
public final class LoopbackAddress {
  private static final Set<String> OF_IPV6 =
      Set.of("::1", "0:0:0:0:0:0:0:1", "[::1]", "[0:0:0:0:0:0:0:1]");

  private LoopbackAddress() {}

  /**
   * Whether a text is one of them, as servers write them: it is compared, and nothing is looked up.
   *
   * @param text null for an address that is not known
   */
  public static boolean is(String text) {
    return text != null && (isOfIpv4(text) || OF_IPV6.contains(text));
  }

  /** Digits and dots alone, so that no host's name is taken for one. */
  private static boolean isOfIpv4(String text) {
    return text.startsWith("127.") && text.chars().allMatch(each -> each == '.' || isDigit(each));
  }

  private static boolean isDigit(int character) {
    return character >= '0' && character <= '9';
  }
}
