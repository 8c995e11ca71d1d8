package io.jwtgate.servers;

final class WildFlyLoginIT extends ContainerLoginContract {
  @Override
  Product product() {
    return WildFly.standard().withContainerLogin();
  }
}
