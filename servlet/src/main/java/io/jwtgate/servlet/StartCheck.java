package io.jwtgate.servlet;

import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;

/**
 * Fails an application that is to be closed, once all of its listeners have run and every filter is
 * registered. Servers differ in what ends a deployment then: most by a filter, Undertow by a
 * servlet that is loaded at the start. Neither ever sees a request.
 */
final class StartCheck {
  private static final String NAME = AutomaticFilter.NAME + "-start";

  private StartCheck() {}

  static void register(ServletContext context, ApplicationStart start) {
    AutomaticFilter.add(context, NAME, new OfFilters(start));
    var servlet = context.addServlet(NAME, new OfServlets(start));
    if (servlet != null) {
      servlet.setLoadOnStartup(Integer.MAX_VALUE);
    }
  }

  private static final class OfFilters extends HttpFilter {
    private static final long serialVersionUID = 1;

    private final transient ApplicationStart start;

    OfFilters(ApplicationStart start) {
      this.start = start;
    }

    @Override
    public void init(FilterConfig config) throws ServletException {
      start.conclude(false);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      chain.doFilter(request, response);
    }
  }

  private static final class OfServlets extends HttpServlet {
    private static final long serialVersionUID = 1;

    private final transient ApplicationStart start;

    OfServlets(ApplicationStart start) {
      this.start = start;
    }

    /** Undertow goes on after a servlet exception, and after no other. */
    @Override
    public void init() {
      try {
        start.conclude(true);
      } catch (ServletException wrong) {
        throw new IllegalStateException(wrong.getMessage(), wrong);
      }
    }
  }
}
