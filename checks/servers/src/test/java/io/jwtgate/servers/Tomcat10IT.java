package io.jwtgate.servers;

final class Tomcat10IT extends ServerContract {
  @Override
  Product product() {
    return Tomcat.ten();
  }
}
