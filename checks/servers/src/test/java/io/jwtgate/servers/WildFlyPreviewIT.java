package io.jwtgate.servers;

final class WildFlyPreviewIT extends WildFlyContract {
  @Override
  Product product() {
    return WildFly.preview();
  }
}
