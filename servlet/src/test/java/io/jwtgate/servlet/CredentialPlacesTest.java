package io.jwtgate.servlet;

import io.jwtgate.bearer.Gate;
import io.jwtgate.http.CredentialPlacesContract;
import io.jwtgate.http.Running;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.junit.jupiter.api.Nested;

class CredentialPlacesTest {

  private static void serve(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String name = request.getRemoteUser();
    response.getWriter().print(name == null ? "anonymous" : name);
  }

  @Nested
  class InJetty extends CredentialPlacesContract {
    @Override
    protected Running start(Gate gate) {
      return new WebServer()
          .filtered("/*", new JwtFilter(gate))
          .serving("/*", CredentialPlacesTest::serve)
          .start();
    }
  }

  @Nested
  class InTomcat extends CredentialPlacesContract {
    @Override
    protected Running start(Gate gate) {
      return new TomcatServer(gate, CredentialPlacesTest::serve);
    }
  }
}
