package io.jwtgate.jwks.internal.http;

import java.io.IOException;

/** The proxy itself stood in the way. */
final class ProxyFailedException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param what a fixed text, for operators
   */
  ProxyFailedException(String what) {
    super(what);
  }

  ProxyFailedException(String what, IOException cause) {
    super(what, cause);
  }
}
