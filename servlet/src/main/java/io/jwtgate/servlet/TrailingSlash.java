package io.jwtgate.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.EnumSet;
import java.util.List;

/**
 * JAX-RS answers {@code /orders/} as it answers {@code /orders}, so a filter that is declared for
 * one of them alone would leave the other open. It is mapped to both.
 */
record TrailingSlash(FilterRegistration filter) implements ServletContextListener {
  private static final System.Logger LOG = System.getLogger(TrailingSlash.class.getName());

  /** Covers the exact paths of a filter of an application that is starting. */
  static void cover(FilterRegistration filter, ServletContext context) {
    TrailingSlash exact = new TrailingSlash(filter);
    exact.cover();
    if (filter.getUrlPatternMappings().isEmpty()) {
      // Jetty tells of mappings later.
      context.addListener(exact);
    }
  }

  @Override
  public void contextInitialized(ServletContextEvent event) {
    try {
      cover();
    } catch (RuntimeException tooLate) {
      LOG.log(
          System.Logger.Level.WARNING,
          "map the filter {0} to {1} as well: a resource may answer there too",
          filter.getName(),
          others());
    }
  }

  private void cover() {
    List<String> others = others();
    if (!others.isEmpty()) {
      filter.addMappingForUrlPatterns(
          EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR),
          true,
          others.toArray(String[]::new));
    }
  }

  /** The other form of each exact path that the filter is mapped to. */
  private List<String> others() {
    return filter.getUrlPatternMappings().stream()
        .filter(TrailingSlash::isExact)
        .map(TrailingSlash::other)
        .filter(other -> !filter.getUrlPatternMappings().contains(other))
        .distinct()
        .toList();
  }

  private static boolean isExact(String pattern) {
    return pattern.length() > 1 && pattern.startsWith("/") && !pattern.endsWith("/*");
  }

  private static String other(String pattern) {
    return pattern.endsWith("/") ? pattern.substring(0, pattern.length() - 1) : pattern + "/";
  }
}
