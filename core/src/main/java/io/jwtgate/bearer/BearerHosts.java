package io.jwtgate.bearer;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The hosts that a caller's own token may be sent on to: over https, to exactly these. Whoever gets
 * it can act as the caller wherever the token is taken. Immutable and thread-safe.
 */
public final class BearerHosts {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final int HTTPS_PORT = 443;

  private final Set<String> authorities;
  private final boolean loopback;

  private BearerHosts(Set<String> authorities, boolean loopback) {
    this.authorities = authorities;
    this.loopback = loopback;
  }

  /**
   * These hosts.
   *
   * @param hosts such as {@code stock.example.com}, or {@code stock.example.com:8443} where it is
   *     not port 443; no patterns
   * @throws IllegalArgumentException if one is no host, or none is named
   */
  public static BearerHosts of(String... hosts) {
    if (hosts.length == 0) {
      throw new IllegalArgumentException("name at least one host");
    }
    return new BearerHosts(
        Arrays.stream(hosts).map(BearerHosts::authority).collect(Collectors.toUnmodifiableSet()),
        false);
  }

  private static String authority(String host) {
    try {
      URI whole = URI.create("https://" + host);
      if (whole.getHost() != null && host.equals(whole.getRawAuthority()) && isPlain(whole)) {
        return authority(whole);
      }
    } catch (IllegalArgumentException malformed) {
      // Told below.
    }
    throw new IllegalArgumentException(
        "write a host such as stock.example.com, not \"" + host + '"');
  }

  /**
   * The same, and every port of this machine over plain http: localhost, 127.0.0.1 and [::1]. For
   * tests alone, since every program on the machine may listen there.
   */
  public BearerHosts unsafeLoopbackHttp() {
    return new BearerHosts(authorities, true);
  }

  /** Whether a token may be sent to an address. */
  public boolean include(URI address) {
    if (address.getScheme() == null || address.getHost() == null || !isPlain(address)) {
      return false;
    }
    return switch (address.getScheme().toLowerCase(Locale.ROOT)) {
      case "https" -> authorities.contains(authority(address));
      case "http" -> loopback && LOOPBACK.contains(host(address));
      default -> false;
    };
  }

  /**
   * What the {@code Authorization} header of a request to an address must say.
   *
   * @return empty where the host is not listed, or the caller's token is not to be had
   */
  public Optional<String> authorization(Caller caller, URI address) {
    return include(address) ? caller.bearer().map(token -> "Bearer " + token) : Optional.empty();
  }

  /** What stands before an @ could be taken for the host. */
  private static boolean isPlain(URI address) {
    return address.getRawUserInfo() == null;
  }

  private static String authority(URI address) {
    int port = address.getPort() < 0 ? HTTPS_PORT : address.getPort();
    return host(address) + ':' + port;
  }

  private static String host(URI address) {
    return address.getHost().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return "BearerHosts" + authorities + (loopback ? " and loopback" : "");
  }
}
