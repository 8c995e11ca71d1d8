package io.jwtgate.examples.quickstart;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A servlet of which no line knows about tokens: the filter has made the caller known. */
public final class HelloServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/plain;charset=UTF-8");
    response
        .getWriter()
        .printf(
            "Hello %s, you are %s.%n",
            request.getUserPrincipal().getName(),
            request.isUserInRole("admin") ? "an admin" : "no admin");
  }
}
