package io.jwtgate.jaxrs;

import io.jwtgate.web.LoopbackAddress;
import jakarta.ws.rs.core.UriInfo;

/** The host that a client asked for: all that tells where it is, in a runtime without a server. */
final class AskedHost {
  private AskedHost() {}

  /** Whether it is a name of this machine; some runtimes throw where a target can't be parsed. */
  static boolean isThisMachine(UriInfo uri) {
    try {
      String host = uri.getBaseUri().getHost();
      return "localhost".equals(host) || LoopbackAddress.is(host);
    } catch (RuntimeException unreadable) {
      return false;
    }
  }
}
