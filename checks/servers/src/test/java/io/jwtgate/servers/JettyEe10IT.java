package io.jwtgate.servers;

final class JettyEe10IT extends JettyContract {
  @Override
  Product product() {
    return Jetty.of("ee10");
  }
}
