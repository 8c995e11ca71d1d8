package io.jwtgate.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.util.EnumSet;

/**
 * Stands before all other filters of an application. It is closed from the beginning, and what it
 * does then is decided on while the application starts. Thread-safe.
 */
final class AutomaticFilter implements Filter {
  static final String NAME = "jwtgate";

  private final ApplicationStart start;

  AutomaticFilter(ApplicationStart start) {
    this.start = start;
  }

  /** Puts it before the filters that are there and those that come. */
  void register(ServletContext context) {
    FilterRegistration.Dynamic filter = add(context, NAME, this);
    filter.setAsyncSupported(true);
    filter.addMappingForUrlPatterns(
        EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR),
        false,
        "/*");
  }

  /** Under another name where the application has a filter of this one. */
  static FilterRegistration.Dynamic add(ServletContext context, String name, Filter filter) {
    FilterRegistration.Dynamic added = context.addFilter(name, filter);
    return added != null ? added : add(context, name + '-', filter);
  }

  /** The filters of the application are all known by now, on every server. */
  @Override
  public void init(FilterConfig config) {
    start.learnFilters();
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    start.rule().doFilter(request, response, chain);
  }
}
