package io.jwtgate.servlet;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers with the caller's name as the servlet API tells it. */
final class WhoAmI extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/plain");
    response.getWriter().print(nameIn(request));
  }

  static String nameIn(HttpServletRequest request) {
    return request.getUserPrincipal() == null ? "anonymous" : request.getUserPrincipal().getName();
  }
}
