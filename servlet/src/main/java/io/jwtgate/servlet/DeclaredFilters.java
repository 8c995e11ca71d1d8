package io.jwtgate.servlet;

import io.jwtgate.bearer.Gate;
import io.jwtgate.config.Settings;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletException;
import java.util.HashMap;
import java.util.Map;

/**
 * The gates that are made of an application's settings, made while it starts and not by each
 * filter: some servers start a filter at the first request only, and some go on without one that
 * could not start. Thread-safe.
 */
final class DeclaredFilters implements ServletContextListener {
  private static final String ATTRIBUTE = DeclaredFilters.class.getName();

  private final ServletContext context;
  private final Map<String, Gate> byFilter = new HashMap<>();
  private Gate ofApplication;

  private DeclaredFilters(ServletContext context) {
    this.context = context;
  }

  /** None yet; what will be made is closed when the application is taken down. */
  static DeclaredFilters in(ServletContext context) {
    DeclaredFilters gates = new DeclaredFilters(context);
    context.setAttribute(ATTRIBUTE, gates);
    context.addListener(gates);
    return gates;
  }

  /**
   * Makes those that are lacking.
   *
   * @throws ServletException with the message of the wrong setting
   */
  synchronized void make(GuardingFilters filters) throws ServletException {
    for (FilterRegistration filter : filters.all()) {
      if (!byFilter.containsKey(filter.getName())) {
        make(filter);
      }
    }
  }

  /** One without settings that could be its own is given its gate in code. */
  private void make(FilterRegistration filter) throws ServletException {
    if (ServletSettings.hasOwn(filter)) {
      Gate gate = ServletSettings.gate(filter, context);
      byFilter.put(filter.getName(), gate);
      tellResources(gate);
    } else if (Settings.anyIn(ServletSettings.ofContext(context))) {
      byFilter.put(filter.getName(), ofApplication());
    }
  }

  /** JAX-RS does not see the settings of a filter. */
  private void tellResources(Gate gate) {
    if (context.getAttribute(Gate.class.getName()) == null) {
      context.setAttribute(Gate.class.getName(), gate);
    }
  }

  /**
   * The one gate of what is set for the whole application.
   *
   * @throws ServletException with the message of the wrong setting
   */
  synchronized Gate ofApplication() throws ServletException {
    if (ofApplication == null) {
      ofApplication = ServletSettings.gate(context);
    }
    return ofApplication;
  }

  synchronized void close() {
    byFilter.values().forEach(Gate::close);
    byFilter.clear();
    if (ofApplication != null) {
      ofApplication.close();
    }
  }

  /**
   * The gate of a filter that starts; where no initializer has run, it is made now.
   *
   * @throws ServletException with the message of the wrong setting
   */
  static Gate of(FilterConfig filter) throws ServletException {
    Gate gate =
        filter.getServletContext().getAttribute(ATTRIBUTE) instanceof DeclaredFilters gates
            ? gates.ofFilter(filter.getFilterName())
            : null;
    return gate != null ? gate : ServletSettings.gate(filter);
  }

  private synchronized Gate ofFilter(String name) {
    return byFilter.get(name);
  }

  /** Also of those whose filter never started. */
  @Override
  public void contextDestroyed(ServletContextEvent event) {
    close();
  }
}
