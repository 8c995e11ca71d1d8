package io.jwtgate.servers;

final class JettyEe11IT extends JettyContract {
  @Override
  Product product() {
    return Jetty.of("ee11");
  }
}
