package io.jwtgate.examples.webxml;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Says who calls. It knows no type of JwtGate. */
public final class HelloServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/plain;charset=UTF-8");
    String caller = request.getRemoteUser() == null ? "whoever you are" : request.getRemoteUser();
    String role = request.isUserInRole("admin") ? " (admin)" : "";
    response.getWriter().print("Hello " + caller + role + "\n");
  }
}
