package io.jwtgate.jwks;

/** A key set whose place the deployer wrote. */
record FixedLocation(JwksEndpoint now) implements JwksLocation {

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
