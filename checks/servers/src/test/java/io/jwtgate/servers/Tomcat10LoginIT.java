package io.jwtgate.servers;

final class Tomcat10LoginIT extends TomcatLoginContract {
  @Override
  Product product() {
    return Tomcat.ten();
  }
}
