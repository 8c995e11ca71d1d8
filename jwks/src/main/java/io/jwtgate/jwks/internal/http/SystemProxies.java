package io.jwtgate.jwks.internal.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What is configured in the JVM itself: {@code https.proxyHost} and its kin, or the application's
 * own {@link ProxySelector}. Of several the first counts.
 *
 * @param headers for whichever proxy it is
 */
record SystemProxies(Supplier<Map<String, String>> headers) implements ProxyChoice {

  @Override
  public Optional<HttpProxy> proxyFor(HttpAddress url) throws IOException {
    ProxySelector selector = ProxySelector.getDefault();
    if (selector == null) {
      return Optional.empty();
    }
    Proxy first = selector.select(URI.create(url.text())).get(0);
    return switch (first.type()) {
      case DIRECT -> Optional.empty();
      case HTTP -> Optional.of(proxyAt((InetSocketAddress) first.address()));
      case SOCKS ->
          throw new ProxyFailedException("the JVM names a SOCKS proxy; only HTTP is spoken");
    };
  }

  private HttpProxy proxyAt(InetSocketAddress address) {
    return new HttpProxy(address.getHostString(), address.getPort(), headers);
  }
}
