package io.jwtgate.servers;

final class PayaraLoginIT extends ContainerLoginContract {
  @Override
  Product product() {
    return new Payara();
  }
}
