package io.jwtgate.servers;

final class WildFlyIT extends ServerContract {
  @Override
  Product product() {
    return WildFly.standard();
  }

  @Override
  boolean hasJaxRs() {
    return true;
  }
}
