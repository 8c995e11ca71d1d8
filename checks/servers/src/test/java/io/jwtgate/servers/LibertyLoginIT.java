package io.jwtgate.servers;

final class LibertyLoginIT extends ContainerLoginContract {
  @Override
  Product product() {
    return new Liberty("webProfile-10.0");
  }
}
