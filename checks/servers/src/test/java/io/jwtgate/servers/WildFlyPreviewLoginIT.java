package io.jwtgate.servers;

final class WildFlyPreviewLoginIT extends ContainerLoginContract {
  @Override
  Product product() {
    return WildFly.preview().withContainerLogin();
  }
}
