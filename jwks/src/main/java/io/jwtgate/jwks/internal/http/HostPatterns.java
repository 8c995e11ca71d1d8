package io.jwtgate.jwks.internal.http;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Hosts that no proxy is asked for: {@code keys.internal} is one name, {@code .internal} or {@code
 * *.internal} all names under it, {@code 10.0.0.0/8} or {@code 10.0.0.1} addresses as they are
 * written in a URL, {@code *} everything.
 */
record HostPatterns(List<String> patterns) {

  HostPatterns {
    patterns = patterns.stream().map(HostPatterns::checked).toList();
  }

  private static String checked(String pattern) {
    String written = pattern.strip().toLowerCase(Locale.ROOT);
    String name = written.startsWith("*") ? written.substring(1) : written;
    if (name.indexOf('*') >= 0 || (name.indexOf(':') >= 0 && name.indexOf('.') >= 0)) {
      throw new IllegalArgumentException(
          "write hosts such as keys.internal, .internal or 10.0.0.0/8, without a port");
    }
    if (name.indexOf('/') >= 0) {
      AddressBlock.of(name);
    }
    return name;
  }

  boolean matches(HttpAddress url) {
    return patterns.stream().anyMatch(pattern -> matches(pattern, url));
  }

  private static boolean matches(String pattern, HttpAddress url) {
    String host = url.host().toLowerCase(Locale.ROOT);
    if (pattern.isEmpty() || pattern.equals(host)) {
      return true;
    }
    if (pattern.indexOf('/') >= 0) {
      Optional<InetAddress> address = url.literal();
      return address.filter(it -> AddressBlock.of(pattern).contains(it.getAddress())).isPresent();
    }
    return pattern.startsWith(".") && host.endsWith(pattern);
  }
}
