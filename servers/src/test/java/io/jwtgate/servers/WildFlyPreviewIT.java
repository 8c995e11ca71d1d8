package io.jwtgate.servers;

final class WildFlyPreviewIT extends ServerContract {
  @Override
  Product product() {
    return WildFly.preview();
  }

  @Override
  boolean hasJaxRs() {
    return true;
  }
}
