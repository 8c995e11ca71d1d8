package io.jwtgate.servers;

import org.junit.jupiter.api.Test;

/** What holds on Jetty besides. */
abstract class JettyContract extends ServerContract {

  @Test
  void containerLogin_isRefusedWhereTheServerHasNone() {
    server().deploy(Shop.withJersey(Shop.containerLogin("login")));
    server().awaitLog("jwtgate.container-login: this server has no Jakarta Authentication");
  }
}
