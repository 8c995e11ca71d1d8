package io.jwtgate.jwks;

import io.jwtgate.jwks.internal.http.EgressPolicy;
import io.jwtgate.jwks.internal.http.HttpAddress;

/**
 * Where a key set is, and what may be called for it.
 *
 * @param url its address
 * @param egress what may be called
 * @param configured whether the deployer wrote it; otherwise it was learnt
 */
record JwksEndpoint(HttpAddress url, EgressPolicy egress, boolean configured) {

  /**
   * Whether the other, which may be null, is this place under the same rule. Not equals: on JDK 17
   * a record's own equals, once called, keeps its class loader from being unloaded.
   */
  boolean isSameAs(JwksEndpoint other) {
    return other != null && url.isSameAs(other.url) && egress.isSameAs(other.egress);
  }
}
