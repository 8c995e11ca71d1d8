package io.jwtgate.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;

/**
 * Answers 503 to everybody: some servers go on with an application whose guard could not be set up,
 * and would show all of it to all. Thread-safe.
 */
final class ClosedFilter implements Filter {
  private static final String NAME = "jwtgate-closed";

  private ClosedFilter() {}

  /** Closes a whole application that is starting. */
  static void over(ServletContext context) {
    FilterRegistration.Dynamic filter = context.addFilter(NAME, new ClosedFilter());
    filter.setAsyncSupported(true);
    filter.addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), false, "/*");
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!(response instanceof HttpServletResponse answer)) {
      throw new ServletException("closed, since it could not be set up; see the log");
    }
    answer(answer);
  }

  static void answer(HttpServletResponse response) {
    response.resetBuffer();
    response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    response.setHeader("Cache-Control", "no-store");
  }
}
