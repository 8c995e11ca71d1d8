package io.jwtgate.jwks.internal.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a document is: the parts of an http or https URL.
 *
 * @param secure whether TLS is spoken
 * @param host a name in ASCII or an IP address, without brackets
 * @param port the port to dial
 * @param target path and query, as they are sent
 */
public record HttpAddress(boolean secure, String host, int port, String target) {
  private static final String ADVICE =
      "write an https URL with a host name, without user info and fragment";

  /**
   * The address that a text spells.
   *
   * @throws IllegalArgumentException if it is no http or https URL; the text says what to write
   */
  public static HttpAddress parse(String url) {
    URI uri = uri(url);
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    require(scheme.equals("https") || scheme.equals("http"));
    require(uri.getRawAuthority() != null && uri.getRawFragment() == null);
    Authority authority = Authority.parse(uri.getRawAuthority()).orElseThrow(HttpAddress::rejected);
    boolean secure = scheme.equals("https");
    int port = authority.port().orElse(defaultPort(secure));
    return new HttpAddress(secure, authority.host(), port, target(uri(uri.toASCIIString())));
  }

  private static URI uri(String url) {
    try {
      return new URI(url);
    } catch (URISyntaxException malformed) {
      throw rejected();
    }
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw rejected();
    }
  }

  private static IllegalArgumentException rejected() {
    return new IllegalArgumentException(ADVICE);
  }

  private static int defaultPort(boolean secure) {
    return secure ? 443 : 80;
  }

  private static String target(URI uri) {
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return uri.getRawQuery() == null ? path : path + '?' + uri.getRawQuery();
  }

  public boolean isSameAs(HttpAddress other) {
    return isSameOriginAs(other) && target.equals(other.target);
  }

  /** Whether scheme, host and port are the same (RFC 6454 section 5). */
  public boolean isSameOriginAs(HttpAddress other) {
    return secure == other.secure && port == other.port && host.equalsIgnoreCase(other.host);
  }

  /** The {@code Host} header (RFC 9110 section 7.2). */
  public String authority() {
    return port == defaultPort(secure) ? bracketed() : authorityWithPort();
  }

  /** The whole URL. */
  public String text() {
    return (secure ? "https://" : "http://") + authority() + target;
  }

  /** What a tunnel is asked for (RFC 9110 section 9.3.6). */
  String authorityWithPort() {
    return bracketed() + ':' + port;
  }

  private String bracketed() {
    return host.indexOf(':') < 0 ? host : '[' + host + ']';
  }

  /** The address, where the host is one and no name. */
  Optional<InetAddress> literal() {
    if (!Authority.isLiteral(host)) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(host));
    } catch (UnknownHostException noAddress) {
      return Optional.empty();
    }
  }

  /** Whether the host can only be this machine, as far as its name says. */
  public boolean namesLoopback() {
    String name = host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
    return name.equals("localhost")
        || name.endsWith(".localhost")
        || literal().filter(InetAddress::isLoopbackAddress).isPresent();
  }
}
