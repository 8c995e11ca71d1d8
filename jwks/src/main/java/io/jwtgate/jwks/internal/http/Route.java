package io.jwtgate.jwks.internal.http;

import java.net.InetAddress;
import java.util.Optional;

/**
 * Where a connection leads first for a document: to its host, or to a proxy.
 *
 * @param url the document
 * @param egress what may be dialled for it
 * @param proxy what stands between, if anything does
 */
record Route(HttpAddress url, EgressPolicy egress, Optional<HttpProxy> proxy) {

  String host() {
    return proxy.map(HttpProxy::host).orElse(url.host());
  }

  int port() {
    return proxy.map(HttpProxy::port).orElse(url.port());
  }

  /**
   * Whether it may be taken at all. Behind a proxy, whose look-up nobody here sees, only what the
   * URL itself tells is judged; the address of a straight one is judged when it is known.
   */
  boolean isAllowed() {
    return proxy.isEmpty() || egress.allowsForwarding(url);
  }

  /** Whether this address may be dialled. The proxy's own was chosen by the deployer. */
  boolean allows(InetAddress address) {
    return proxy.isPresent() || egress.allows(url, address);
  }
}
