package io.jwtgate.servers;

final class Tomcat11LoginIT extends TomcatLoginContract {
  @Override
  Product product() {
    return Tomcat.eleven();
  }
}
