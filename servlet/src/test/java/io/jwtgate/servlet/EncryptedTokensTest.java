package io.jwtgate.servlet;

import io.jwtgate.bearer.Gate;
import io.jwtgate.http.EncryptedContract;
import io.jwtgate.http.Running;

class EncryptedTokensTest extends EncryptedContract {

  @Override
  protected Running start(Gate gate) {
    return new WebServer().filtered("/*", new JwtFilter(gate)).serving("/*", Page::whoAmI).start();
  }
}
