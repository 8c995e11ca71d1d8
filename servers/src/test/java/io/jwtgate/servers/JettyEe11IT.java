package io.jwtgate.servers;

final class JettyEe11IT extends ServerContract {
  @Override
  Product product() {
    return new Jetty("ee11");
  }
}
