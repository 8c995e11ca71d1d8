package io.jwtgate.session.login;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A client's address as limits count it: of IPv6 the first 64 bits, since one customer has all of
 * the rest (RFC 6177). A port, brackets and a zone that a proxy wrote along are dropped. Another
 * text counts as it is.
 */
final class LoginSource {
  private static final Pattern IPV4 =
      Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,3}){3})(?::[0-9]{1,5})?");
  private static final Pattern IPV6 =
      Pattern.compile("\\[?([0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)(?:%[^\\]]*)?(?:\\](?::[0-9]{1,5})?)?");

  private LoginSource() {}

  static String of(String address) {
    String text = address.strip().replace("\"", "");
    Matcher ipv4 = IPV4.matcher(text);
    if (ipv4.matches()) {
      return ipv4.group(1);
    }
    Matcher ipv6 = IPV6.matcher(text);
    return ipv6.matches() ? network(ipv6.group(1)) : text.toLowerCase(Locale.ROOT);
  }

  /** Only texts with a colon come here, so no name is ever looked up. */
  private static String network(String literal) {
    try {
      InetAddress address = InetAddress.getByName(literal);
      return address instanceof Inet6Address
          ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), 8)) + "/64"
          : address.getHostAddress();
    } catch (UnknownHostException noAddress) {
      return literal.toLowerCase(Locale.ROOT);
    }
  }
}
