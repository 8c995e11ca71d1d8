package io.jwtgate.keys.remote;

/**
 * Where a key set is, and what may be dialled for it.
 *
 * @param url its address
 * @param egress what may be dialled
 * @param configured whether the deployer wrote it; otherwise it was learnt
 */
record JwksEndpoint(HttpAddress url, EgressPolicy egress, boolean configured) implements JwksLocation {

  /**
   * Whether the other, which may be null, is this place under the same rule. Not equals: on JDK 17
   * a record's own equals, once called, keeps its class loader from being unloaded.
   */
  boolean isSameAs(JwksEndpoint other) {
    return other != null && url.isSameAs(other.url) && egress.isSameAs(other.egress);
  }

  @Override
  public JwksEndpoint now() {
    return this;
  }

  @Override
  public long dueAt() {
    return Long.MAX_VALUE;
  }

  @Override
  public void clockWentBack() {
    // It has no moments.
  }

  @Override
  public boolean refresh() {
    return false;
  }
}
