package io.jwtgate.keys.remote;

/**
 * Where a key set is, and what may be dialled for it.
 *
 * @param url its address
 * @param egress what may be dialled
 */
record JwksPlace(HttpAddress url, Egress egress) implements JwksLocation {

  @Override
  public JwksPlace now() {
    return this;
  }

  @Override
  public long dueAt() {
    return Long.MAX_VALUE;
  }

  @Override
  public boolean refresh() {
    return false;
  }
}
