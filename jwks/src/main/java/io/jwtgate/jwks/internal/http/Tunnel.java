package io.jwtgate.jwks.internal.http;

import java.io.IOException;
import java.net.Socket;

/** A way through a proxy to one host (RFC 9110 section 9.3.6). */
final class Tunnel {
  private static final int UNAUTHORIZED = 407;

  private Tunnel() {}

  /**
   * Asks the proxy at the other end for it; after that the socket leads to the host. Read octet by
   * octet, since what comes next is the host's already.
   */
  static void open(Socket toProxy, HttpProxy proxy, HttpAddress url) throws IOException {
    toProxy.getOutputStream().write(HttpRequest.connect(url, proxy.headers().get()));
    int status = status(toProxy);
    requireAuthorized(status);
    if (status / 100 != 2) {
      throw new ProxyFailedException("the proxy refuses the host, with status " + status);
    }
  }

  private static int status(Socket toProxy) throws IOException {
    try {
      return HttpHead.readFrom(toProxy.getInputStream()).status();
    } catch (IOException failed) {
      throw new ProxyFailedException("the proxy gives no answer", failed);
    }
  }

  static void requireAuthorized(int status) throws ProxyFailedException {
    if (status == UNAUTHORIZED) {
      throw new ProxyFailedException(
          "the proxy wants other credentials; see jwtgate.proxy-credentials-file");
    }
  }
}
