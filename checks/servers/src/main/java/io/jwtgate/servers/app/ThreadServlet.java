package io.jwtgate.servers.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;

/** Says which kind of thread the server uses. */
@WebServlet("/thread")
public class ThreadServlet extends TextServlet {
  private static final long serialVersionUID = 1;

  @Override
  String line(HttpServletRequest request) {
    return Who.of(request) + " on a " + Threads.kind() + " thread";
  }
}
