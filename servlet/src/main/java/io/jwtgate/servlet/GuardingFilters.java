package io.jwtgate.servlet;

import io.jwtgate.config.ConfigurationException;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The filters of ours that an application declares or registers by itself, as they are now. */
record GuardingFilters(List<FilterRegistration> all) {

  static GuardingFilters in(ServletContext context) {
    return new GuardingFilters(
        context.getFilterRegistrations().values().stream()
            .filter(filter -> JwtFilter.class.getName().equals(filter.getClassName()))
            .map(FilterRegistration.class::cast)
            .toList());
  }

  /** One alone. */
  static GuardingFilters of(FilterRegistration filter) {
    return new GuardingFilters(List.of(filter));
  }

  boolean areThere() {
    return !all.isEmpty();
  }

  Set<String> names() {
    return all.stream().map(FilterRegistration::getName).collect(Collectors.toUnmodifiableSet());
  }

  GuardingFilters named(Set<String> names) {
    return new GuardingFilters(
        all.stream().filter(filter -> names.contains(filter.getName())).toList());
  }

  /**
   * One that guards nothing is a slip.
   *
   * @throws ConfigurationException if one is mapped to nothing, or to what no path matches
   */
  void requireMappings() {
    all.forEach(GuardingFilters::requireMapping);
  }

  private static void requireMapping(FilterRegistration filter) {
    Collection<String> patterns = paths(filter);
    if (patterns.isEmpty() && servlets(filter).isEmpty()) {
      throw wrong(filter, "is mapped to no path and guards nothing; write a <filter-mapping>");
    }
    for (String pattern : patterns) {
      if (!new UrlPattern(pattern).canMatch()) {
        throw wrong(
            filter,
            "has the url-pattern '" + pattern + "'; write a path as /*, /admin/*, /admin or *.do");
      }
    }
  }

  private static ConfigurationException wrong(FilterRegistration filter, String advice) {
    return new ConfigurationException(
        "filter-mapping", "the JwtFilter '" + filter.getName() + "' " + advice);
  }

  /** Maps each to its exact paths with and without a slash at the end: resources answer to both. */
  void addTrailingSlashes() {
    all.forEach(GuardingFilters::addTrailingSlashes);
  }

  private static void addTrailingSlashes(FilterRegistration filter) {
    String[] more =
        patterns(filter)
            .filter(pattern -> pattern.isExact() && pattern.text().length() > 1)
            .map(pattern -> otherForm(pattern.text()))
            .filter(path -> !paths(filter).contains(path))
            .toArray(String[]::new);
    if (more.length > 0) {
      map(filter, more);
    }
  }

  private static String otherForm(String path) {
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path + '/';
  }

  private static void map(FilterRegistration filter, String... more) {
    try {
      filter.addMappingForUrlPatterns(
          EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR),
          true,
          more);
    } catch (IllegalStateException late) {
      ApplicationStart.LOG.log(
          System.Logger.Level.WARNING,
          "url-pattern: the JwtFilter ''{0}'' is not asked about {1}; map it to that as well",
          filter.getName(),
          String.join(", ", more));
    }
  }

  /** What they are for, as it is now. */
  Coverage coverage() {
    List<UrlPattern> patterns = all.stream().flatMap(GuardingFilters::patterns).toList();
    Set<String> servlets =
        all.stream()
            .flatMap(filter -> servlets(filter).stream())
            .collect(Collectors.toUnmodifiableSet());
    return new Coverage(patterns, servlets);
  }

  /** Open Liberty gives null where there are none. */
  private static Collection<String> paths(FilterRegistration filter) {
    return Objects.requireNonNullElse(filter.getUrlPatternMappings(), List.of());
  }

  private static Collection<String> servlets(FilterRegistration filter) {
    return Objects.requireNonNullElse(filter.getServletNameMappings(), List.of());
  }

  private static Stream<UrlPattern> patterns(FilterRegistration filter) {
    return paths(filter).stream().map(UrlPattern::new);
  }

  @Override
  public String toString() {
    return all.stream().map(GuardingFilters::text).collect(Collectors.joining(", "));
  }

  private static String text(FilterRegistration filter) {
    Stream<String> servlets = servlets(filter).stream().map(name -> "servlet " + name);
    String covered =
        Stream.concat(paths(filter).stream(), servlets).distinct().collect(Collectors.joining(" "));
    return covered + " (filter '" + filter.getName() + "')";
  }
}
