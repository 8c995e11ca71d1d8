package io.jwtgate.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/**
 * Guards the requests that no other filter of ours is for. Thread-safe.
 *
 * @param guard by the settings of the whole application
 * @param others what other filters are for
 * @param guarded the paths that are guarded alone; none if every path is
 */
record RemainderFilter(JwtFilter guard, Coverage others, List<UrlPattern> guarded)
    implements Filter {

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!(request instanceof HttpServletRequest http)) {
      guard.doFilter(request, response, chain);
    } else if (isLeftToOthers(http)) {
      chain.doFilter(request, response);
    } else if (isDispatchWithin(http)) {
      guard.goOn(http, (HttpServletResponse) response, chain);
    } else {
      guard.doFilter(request, response, chain);
    }
  }

  private boolean isLeftToOthers(HttpServletRequest request) {
    return switch (request.getDispatcherType()) {
      case REQUEST -> others.has(request) || (isOpen(request) && !guard.answers(request));
      case ERROR -> !guarded.isEmpty() && !RequestDecision.isDecided(request);
      default -> !RequestDecision.isDecided(request) && isOpen(request);
    };
  }

  /** Of a request that one of the filters has decided on: its caller is known there as well. */
  private static boolean isDispatchWithin(HttpServletRequest request) {
    return request.getDispatcherType() != DispatcherType.REQUEST
        && RequestDecision.isDecided(request);
  }

  /** A path that can be read in two ways is not. */
  private boolean isOpen(HttpServletRequest request) {
    if (guarded.isEmpty()) {
      return false;
    }
    String path = UrlPattern.pathOf(request);
    return !UrlPattern.isAmbiguous(path)
        && guarded.stream().noneMatch(pattern -> pattern.matches(path));
  }
}
