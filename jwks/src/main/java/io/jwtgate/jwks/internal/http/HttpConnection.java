package io.jwtgate.jwks.internal.http;

import java.net.InetAddress;
import java.net.Socket;
import java.util.Optional;

/**
 * A connection to a host, or to the proxy that forwards to it. It ends by closing the raw socket: a
 * farewell of TLS would be waited for until the peer answers it (RFC 8446 section 6.1), which some
 * never do.
 *
 * @param raw what octets go over
 * @param stream the same, or TLS on top of it
 * @param proxy what stands between, if anything does
 */
record HttpConnection(Socket raw, Socket stream, Optional<HttpProxy> proxy) {

  /** The address of the other end, if it is known: behind a proxy it is not. */
  Optional<InetAddress> origin() {
    return proxy.isPresent() ? Optional.empty() : Optional.of(raw.getInetAddress());
  }

  /** Whether the proxy is asked for the document itself, and no tunnel leads through it. */
  boolean isForwarded() {
    return proxy.isPresent() && raw == stream;
  }
}
