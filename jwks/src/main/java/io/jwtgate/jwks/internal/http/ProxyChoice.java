package io.jwtgate.jwks.internal.http;

import java.io.IOException;
import java.util.Optional;

/** Which proxy stands between us and a host, if one does. Thread-safe. */
@FunctionalInterface
public interface ProxyChoice {
  /** No proxy, whatever is configured in the JVM. */
  ProxyChoice NONE = url -> Optional.empty();

  Optional<HttpProxy> proxyFor(HttpAddress url) throws IOException;

  /** The same, but straight to hosts that can only be this machine and to those that match. */
  default ProxyChoice exceptFor(HostPatterns inside) {
    return url -> url.namesLoopback() || inside.matches(url) ? Optional.empty() : proxyFor(url);
  }
}
