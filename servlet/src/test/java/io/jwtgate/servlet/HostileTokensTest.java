package io.jwtgate.servlet;

import io.jwtgate.bearer.Gate;
import io.jwtgate.bearer.Rejection;
import io.jwtgate.http.HostileContract;
import io.jwtgate.http.Running;
import java.util.concurrent.BlockingQueue;

class HostileTokensTest extends HostileContract {

  @Override
  protected Running start(Gate gate, BlockingQueue<String> reasons) {
    return new WebServer()
        .withLargeHeaders()
        .filtered(
            "/*",
            (request, response, chain) -> {
              chain.doFilter(request, response);
              Object reason = request.getAttribute(Rejection.REASON_ATTRIBUTE);
              if (reason != null) {
                reasons.add((String) reason);
              }
            })
        .filtered("/*", new JwtFilter(gate))
        .serving("/*", Page::whoAmI)
        .start();
  }
}
