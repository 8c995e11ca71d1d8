package io.jwtgate.servlet;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;

/**
 * The requests that filters of the application are for. Immutable.
 *
 * @param patterns of their mappings to paths
 * @param servlets the names in their mappings to servlets
 */
record Coverage(List<UrlPattern> patterns, Set<String> servlets) {
  static final Coverage NOTHING = new Coverage(List.of(), Set.of());
  static final Coverage EVERYTHING = new Coverage(List.of(new UrlPattern("/*")), Set.of());

  boolean isNothing() {
    return patterns.isEmpty() && servlets.isEmpty();
  }

  boolean isEverything() {
    return patterns.stream().anyMatch(UrlPattern::isEverything);
  }

  boolean has(HttpServletRequest request) {
    return hasPathOf(request)
        || (!servlets.isEmpty()
            && servlets.contains(request.getHttpServletMapping().getServletName()));
  }

  boolean hasPathOf(HttpServletRequest request) {
    return hasPath(UrlPattern.pathOf(request));
  }

  private boolean hasPath(String path) {
    for (UrlPattern pattern : patterns) {
      if (pattern.matches(path)) {
        return true;
      }
    }
    return false;
  }
}
