package io.jwtgate.servers;

final class WildFlyIT extends WildFlyContract {
  @Override
  Product product() {
    return WildFly.standard();
  }
}
