package io.jwtgate.servers.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;

/** Says who calls. Its paths are what the settings and constraints of a WAR make of them. */
@WebServlet(
    urlPatterns = {"/who", "/public/who", "/constrained/who", "/page"},
    asyncSupported = true)
public class WhoServlet extends TextServlet {
  private static final long serialVersionUID = 1;

  @Override
  String line(HttpServletRequest request) {
    return Who.of(request);
  }
}
