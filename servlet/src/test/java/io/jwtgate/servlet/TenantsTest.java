package io.jwtgate.servlet;

import io.jwtgate.bearer.Gate;
import io.jwtgate.http.Running;
import io.jwtgate.http.TenantsContract;

class TenantsTest extends TenantsContract {

  @Override
  protected Running start(Gate gate) {
    return new WebServer().filtered("/*", new JwtFilter(gate)).serving("/*", Page::whoAmI).start();
  }
}
