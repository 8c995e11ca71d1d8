package io.jwtgate.servlet;

import io.jwtgate.bearer.Gate;
import io.jwtgate.http.ContentContract;
import io.jwtgate.http.Running;

class ContentTest extends ContentContract {

  @Override
  protected Running start(Gate gate) {
    return new WebServer()
        .filtered("/*", new JwtFilter(gate))
        .serving(
            "/*",
            (request, response) -> request.getInputStream().transferTo(response.getOutputStream()))
        .start();
  }
}
