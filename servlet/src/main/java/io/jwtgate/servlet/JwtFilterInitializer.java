package io.jwtgate.servlet;

import jakarta.servlet.FilterConfig;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.util.Set;

/**
 * Guards a web application by its settings, and closes one that has neither settings nor a filter
 * or a feature of its own. An initializer and no web-fragment, since a web.xml that is {@code
 * metadata-complete} switches fragments off, and so would open the application without a word.
 */
public final class JwtFilterInitializer implements ServletContainerInitializer {

  /** For the container. */
  public JwtFilterInitializer() {}

  @Override
  public void onStartup(Set<Class<?>> classes, ServletContext context) throws ServletException {
    // A framework may have called it before the server does.
    if (context.getAttribute(JwtFilterInitializer.class.getName()) == null) {
      context.setAttribute(JwtFilterInitializer.class.getName(), this);
      WebSocketHandshakes.prepare(context);
      ApplicationStart.of(context).begin();
    }
  }

  /** Where a filter is not for all paths, and no initializer has seen to the others. */
  static void warnWithout(FilterConfig filter) {
    ServletContext context = filter.getServletContext();
    FilterRegistration mapped = context.getFilterRegistration(filter.getFilterName());
    if (context.getAttribute(JwtFilterInitializer.class.getName()) == null
        && mapped != null
        && !GuardingFilters.of(mapped).coverage().isEverything()) {
      System.getLogger(JwtFilterInitializer.class.getName())
          .log(
              System.Logger.Level.WARNING,
              "this server runs no initializer, so only {0} is guarded; docs/servers.md has the"
                  + " line of code",
              GuardingFilters.of(mapped));
    }
  }
}
