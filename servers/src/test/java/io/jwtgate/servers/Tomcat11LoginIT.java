package io.jwtgate.servers;

final class Tomcat11LoginIT extends ContainerLoginContract {
  @Override
  Product product() {
    return Tomcat.eleven();
  }
}
