package io.jwtgate.servers;

final class Tomcat10LoginIT extends ContainerLoginContract {
  @Override
  Product product() {
    return Tomcat.ten();
  }
}
