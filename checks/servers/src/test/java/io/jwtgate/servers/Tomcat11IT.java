package io.jwtgate.servers;

final class Tomcat11IT extends ServerContract {
  @Override
  Product product() {
    return Tomcat.eleven();
  }
}
