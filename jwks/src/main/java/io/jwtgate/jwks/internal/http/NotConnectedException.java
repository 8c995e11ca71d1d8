package io.jwtgate.jwks.internal.http;

import java.io.IOException;

/** The name did not resolve, or no address took a connection. */
final class NotConnectedException extends IOException {
  private static final long serialVersionUID = 1L;

  NotConnectedException(IOException cause) {
    super("no connection", cause);
  }
}
