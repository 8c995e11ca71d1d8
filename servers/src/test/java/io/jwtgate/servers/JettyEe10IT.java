package io.jwtgate.servers;

import org.junit.jupiter.api.Test;

final class JettyEe10IT extends ServerContract {
  @Override
  Product product() {
    return new Jetty("ee10");
  }

  @Test
  void containerLogin_isRefusedWhereTheServerHasNone() {
    server().deploy(Shop.withJersey(Shop.containerLogin("login")));
    server().awaitLog("jwtgate.container-login: this server has no Jakarta Authentication");
  }
}
