package io.jwtgate.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a page comes from: scheme, host and port, of which none may differ (RFC 6454 section 4).
 *
 * @param scheme in lower case
 * @param host in lower case
 * @param port the number, the scheme's default where none was written
 */
record Origin(String scheme, String host, int port) {

  /** The origin of a URL, such as a {@code Referer}; empty for whatever names none. */
  static Optional<Origin> of(String text) {
    try {
      URI uri = new URI(text);
      return uri.getScheme() == null || uri.getHost() == null || uri.getUserInfo() != null
          ? Optional.empty()
          : Optional.of(of(uri));
    } catch (URISyntaxException malformed) {
      return Optional.empty();
    }
  }

  /** An origin as a browser sends it in {@code Origin}: nothing may follow the port. */
  static Optional<Origin> sent(String text) {
    return isBare(text) ? of(text) : Optional.empty();
  }

  private static boolean isBare(String text) {
    return text.matches("https?://[^/?#@]+");
  }

  private static Origin of(URI uri) {
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    int port = uri.getPort() >= 0 ? uri.getPort() : defaultPort(scheme);
    return new Origin(scheme, uri.getHost().toLowerCase(Locale.ROOT), port);
  }

  /** As a browser writes it: without the scheme's own port. */
  String serialized() {
    return scheme + "://" + host + (port == defaultPort(scheme) ? "" : ":" + port);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Origin origin
        && port == origin.port
        && host.equals(origin.host)
        && scheme.equals(origin.scheme);
  }

  @Override
  public int hashCode() {
    return 31 * host.hashCode() + port;
  }

  private static int defaultPort(String scheme) {
    return switch (scheme) {
      case "http", "ws" -> 80;
      case "https", "wss" -> 443;
      default -> 0;
    };
  }

  /**
   * An origin that a deployer wrote.
   *
   * @throws IllegalArgumentException unless it is a scheme, a host and perhaps a port, and no more
   */
  static Origin configured(String text) {
    return sent(text)
        .orElseThrow(
            () -> new IllegalArgumentException("write an origin, such as https://app.example"));
  }
}
