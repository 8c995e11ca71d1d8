package io.jwtgate.servlet;

import io.jwtgate.bearer.Gate;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The gates of the filters that the application declares, made while it starts and not by each
 * filter: some servers start a filter at the first request only, and some go on without one that
 * could not start. Thread-safe.
 */
record DeclaredGates(Map<String, Gate> byFilter) implements ServletContextListener {
  private static final String ATTRIBUTE = DeclaredGates.class.getName();

  /**
   * Makes them.
   *
   * @throws ServletException with the message of the wrong setting
   */
  static void make(ServletContext context) throws ServletException {
    DeclaredGates gates = new DeclaredGates(new ConcurrentHashMap<>());
    context.setAttribute(ATTRIBUTE, gates);
    context.addListener(gates);
    try {
      gates.makeAll(context);
    } catch (ServletException wrong) {
      // Who fails to start is told of no end.
      gates.close();
      throw wrong;
    }
    gates.byFilter().values().stream()
        .findFirst()
        .ifPresent(gate -> context.setAttribute(Gate.class.getName(), gate));
  }

  private void makeAll(ServletContext context) throws ServletException {
    for (FilterRegistration filter : context.getFilterRegistrations().values()) {
      if (isOurs(filter) && ServletSettings.nameIssuer(filter, context)) {
        byFilter.put(filter.getName(), ServletSettings.gate(filter, context));
        TrailingSlash.cover(filter, context);
      }
    }
  }

  private void close() {
    byFilter.values().forEach(Gate::close);
    byFilter.clear();
  }

  /** Whether the application declares a filter of ours. */
  static boolean anyIn(ServletContext context) {
    return context.getFilterRegistrations().values().stream().anyMatch(DeclaredGates::isOurs);
  }

  private static boolean isOurs(FilterRegistration filter) {
    return JwtFilter.class.getName().equals(filter.getClassName());
  }

  /**
   * The gate of a filter that starts; where no initializer has run, it is made now.
   *
   * @throws ServletException with the message of the wrong setting
   */
  static Gate of(FilterConfig filter) throws ServletException {
    Object made = filter.getServletContext().getAttribute(ATTRIBUTE);
    Gate gate =
        made instanceof DeclaredGates gates ? gates.byFilter().get(filter.getFilterName()) : null;
    return gate != null ? gate : ServletSettings.gate(filter);
  }

  /** Also of those whose filter never started. */
  @Override
  public void contextDestroyed(ServletContextEvent event) {
    close();
  }
}
