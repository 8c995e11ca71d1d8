package io.jwtgate.servers;

final class JettyEe10IT extends ServerContract {
  @Override
  Product product() {
    return new Jetty("ee10");
  }
}
