package io.jwtgate.servers.app;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Reaches other places on the server: forward, include, error pages. */
@WebServlet("/dispatch/*")
public class DispatchServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    switch (request.getPathInfo()) {
      case "/forward" -> request.getRequestDispatcher("/who").forward(request, response);
      case "/include" -> request.getRequestDispatcher("/who").include(request, response);
      case "/error" -> response.sendError(HttpServletResponse.SC_CONFLICT);
      case "/failure" -> throw new ServletException("meant to fail");
      default -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }
}
