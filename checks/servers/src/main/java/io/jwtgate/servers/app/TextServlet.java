package io.jwtgate.servers.app;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A servlet that answers with one line. */
abstract class TextServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  abstract String line(HttpServletRequest request) throws ServletException, IOException;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    send(line(request), response);
  }

  static void send(String line, ServletResponse response) throws IOException {
    response.setContentType("text/plain");
    response.getWriter().print(line);
  }
}
