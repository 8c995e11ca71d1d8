package io.jwtgate.keys.remote;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a document is: the parts of an http or https URL.
 *
 * @param secure whether TLS is spoken
 * @param host a name or an IP address, without brackets
 * @param port the port to dial
 * @param target path and query, as they are sent
 */
record HttpAddress(boolean secure, String host, int port, String target) {
  private static final Pattern IPV4 = Pattern.compile("(\\d{1,3}\\.){3}\\d{1,3}");

  /**
   * @throws IllegalArgumentException if it is no http or https URL; the text says what to write
   */
  static HttpAddress parse(String url) {
    URI uri = uri(url);
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    require(scheme.equals("https") || scheme.equals("http"));
    require(uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawFragment() == null);
    require(uri.getPort() >= -1 && uri.getPort() != 0 && uri.getPort() < 65_536);
    boolean secure = scheme.equals("https");
    int port = uri.getPort() > 0 ? uri.getPort() : defaultPort(secure);
    return new HttpAddress(secure, unbracketed(uri.getHost()), port, target(uri));
  }

  private static URI uri(String url) {
    try {
      return new URI(new URI(url).toASCIIString());
    } catch (URISyntaxException malformed) {
      throw new IllegalArgumentException(ADVICE);
    }
  }

  private static final String ADVICE =
      "write an https URL with a host name, without user info and fragment";

  private static void require(boolean holds) {
    if (!holds) {
      throw new IllegalArgumentException(ADVICE);
    }
  }

  private static int defaultPort(boolean secure) {
    return secure ? 443 : 80;
  }

  private static String unbracketed(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private static String target(URI uri) {
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return uri.getRawQuery() == null ? path : path + '?' + uri.getRawQuery();
  }

  boolean isSameAs(HttpAddress other) {
    return secure == other.secure
        && port == other.port
        && host.equals(other.host)
        && target.equals(other.target);
  }

  /** The {@code Host} header (RFC 9110 section 7.2). */
  String authority() {
    String name = host.indexOf(':') < 0 ? host : '[' + host + ']';
    return port == defaultPort(secure) ? name : name + ':' + port;
  }

  /** Whether the host can only be this machine, as far as its name tells. */
  boolean namesLoopback() {
    String name = host.toLowerCase(Locale.ROOT);
    return name.equals("localhost") || name.endsWith(".localhost") || isLoopbackLiteral();
  }

  private boolean isLoopbackLiteral() {
    boolean literal = host.indexOf(':') >= 0 || IPV4.matcher(host).matches();
    try {
      return literal && InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException noAddress) {
      return false;
    }
  }
}
