package io.jwtgate.servlet;

import io.jwtgate.bearer.Gate;
import io.jwtgate.http.ManyCallersContract;
import io.jwtgate.http.Running;

class ManyCallersTest extends ManyCallersContract {

  @Override
  protected Running start(Gate gate) {
    return new WebServer().filtered("/*", new JwtFilter(gate)).serving("/*", Page::whoAmI).start();
  }
}
