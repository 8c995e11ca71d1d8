package io.jwtgate.servlet;

import io.jwtgate.bearer.Gate;
import io.jwtgate.http.CorsContract;
import io.jwtgate.http.Running;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.junit.jupiter.api.Nested;

class CorsTest {

  /** What the contract asks of the application. */
  private static void serve(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    switch (request.getRequestURI()) {
      case "/it" -> response.getWriter().print("it");
      case "/error" -> response.getWriter().print("error");
      case "/own" -> {
        response.setHeader("Vary", "Accept");
        response.addHeader("Access-Control-Allow-Origin", "*");
      }
      case "/conflict" -> response.sendError(409);
      case "/fails" -> {
        response.reset();
        throw new ServletException("fails");
      }
      default -> response.sendError(404);
    }
  }

  @Nested
  class InJetty extends CorsContract {
    @Override
    protected Running start(Gate gate) {
      return new WebServer()
          .filtered("/*", new JwtFilter(gate))
          .serving("/*", CorsTest::serve)
          .start();
    }
  }

  @Nested
  class InTomcat extends CorsContract {
    @Override
    protected Running start(Gate gate) {
      return new TomcatServer(gate, CorsTest::serve);
    }
  }

  /**
   * It forgets every field where nothing handles what a servlet throws, so it has an error page.
   */
  @Nested
  class InUndertow extends CorsContract {
    @Override
    protected Running start(Gate gate) {
      return new UndertowServer(gate, CorsTest::serve);
    }
  }
}
