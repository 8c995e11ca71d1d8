package io.jwtgate.servers.app;

import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;

/** For admins, says the container's own annotation. */
@WebServlet("/annotated")
@ServletSecurity(@HttpConstraint(rolesAllowed = "admin"))
public class AnnotatedServlet extends TextServlet {
  private static final long serialVersionUID = 1;

  @Override
  String line(HttpServletRequest request) {
    return Who.of(request);
  }
}
