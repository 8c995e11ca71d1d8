package io.jwtgate.jwks.internal.http;

import java.net.IDN;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Host and port of a URL. {@link URI} knows no host with an underscore, such as Docker gives, and
 * none that is not in ASCII (RFC 5890); both are taken. A name that ends in a number is not, unless
 * it is an IPv4 address as everybody writes it: some would read it as another address.
 *
 * @param host a name in ASCII or an IP address, without brackets
 * @param port empty where none is written
 */
record Authority(String host, OptionalInt port) {
  private static final Pattern PARTS =
      Pattern.compile("(\\[[^\\]]+]|[^:@\\[\\]]+)(?::(\\d{0,5}))?");
  private static final String LABEL = "[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?";
  private static final Pattern NAME = Pattern.compile("(?:" + LABEL + "\\.)*" + LABEL + "\\.?");
  private static final Pattern NUMBER = Pattern.compile("(?:.*\\.)?(?:\\d+|0[xX][0-9A-Fa-f]*)\\.?");
  private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  private static final Pattern IPV4 = Pattern.compile("(?:" + OCTET + "\\.){3}" + OCTET);
  private static final int LONGEST_NAME = 253;

  /** Empty if it holds user info, or no host, or a port that there is not. */
  static Optional<Authority> parse(String authority) {
    Matcher parts = PARTS.matcher(authority);
    if (!parts.matches()) {
      return Optional.empty();
    }
    OptionalInt port = port(parts.group(2));
    return host(parts.group(1))
        .filter(host -> port.isEmpty() || (port.getAsInt() > 0 && port.getAsInt() < 65_536))
        .map(host -> new Authority(host, port));
  }

  private static OptionalInt port(String digits) {
    return digits == null || digits.isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of(Integer.parseInt(digits));
  }

  private static Optional<String> host(String written) {
    if (written.startsWith("[")) {
      return bracketed(written);
    }
    return ascii(written).filter(Authority::isHost);
  }

  private static Optional<String> bracketed(String written) {
    try {
      return Optional.ofNullable(URI.create("http://" + written + "/").getHost())
          .map(host -> host.substring(1, host.length() - 1));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private static Optional<String> ascii(String name) {
    try {
      return Optional.of(name.chars().allMatch(c -> c < 0x80) ? name : IDN.toASCII(name));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private static boolean isHost(String name) {
    boolean number = NUMBER.matcher(name).matches();
    return name.length() <= LONGEST_NAME
        && NAME.matcher(name).matches()
        && (!number || IPV4.matcher(name).matches());
  }

  /** Whether a host is an address, and no name. */
  static boolean isLiteral(String host) {
    return host.indexOf(':') >= 0 || IPV4.matcher(host).matches();
  }
}
