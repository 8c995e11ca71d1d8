package io.jwtgate.servlet;

import io.jwtgate.bearer.Gate;
import io.jwtgate.http.ManyCallersContract;
import io.jwtgate.http.SessionContract;

class ManyCallersTest extends ManyCallersContract {

  @Override
  protected SessionContract.Running start(Gate gate) {
    return new WebServer().filtered("/*", new JwtFilter(gate)).serving("/*", Page::whoAmI).start();
  }
}
