package io.jwtgate.servlet;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A servlet of one method. */
@FunctionalInterface
interface Page {
  void serve(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException;

  /** Answers with the caller's name as the servlet API tells it. */
  static void whoAmI(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setContentType("text/plain");
    response.getWriter().print(nameIn(request));
  }

  static String nameIn(HttpServletRequest request) {
    return request.getUserPrincipal() == null ? "anonymous" : request.getUserPrincipal().getName();
  }

  default HttpServlet asServlet() {
    return new OnePage(this);
  }

  /** The servlet. */
  final class OnePage extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Page page;

    private OnePage(Page page) {
      this.page = page;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException, ServletException {
      page.serve(request, response);
    }
  }
}
