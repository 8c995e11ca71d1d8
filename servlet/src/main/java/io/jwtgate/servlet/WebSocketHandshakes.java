package io.jwtgate.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Has the handshakes of WebSockets judged before a server answers them. Servers do it with a filter
 * of their own, and one of ours may come after that; then this filter is put before both, and hands
 * each handshake to ours. Jetty's is put after all of the application. Other requests pass, so that
 * the order of filters stays theirs. Thread-safe.
 */
final class WebSocketHandshakes implements Filter, ServletContextListener {
  private static final String NAME = "jwtgate-handshakes";
  private static final String ATTRIBUTE = WebSocketHandshakes.class.getName();

  /** Those that a filter of the application may come after. */
  private static final Set<String> OF_SERVERS =
      Set.of(
          "org.apache.tomcat.websocket.server.WsFilter",
          "org.glassfish.tyrus.servlet.TyrusServletFilter");

  private final ServletContext context;
  private final FilterRegistration.Dynamic registration;
  private final List<Guard> guards = new CopyOnWriteArrayList<>();
  private Optional<JettyUpgrades> jetty = Optional.empty();

  /** A filter of ours, and the requests that it is for. */
  private record Guard(JwtFilter filter, Coverage coverage) {}

  private WebSocketHandshakes(ServletContext context) {
    this.context = context;
    this.registration = context.addFilter(NAME, this);
  }

  /** Prepares it while an application is being initialized; its filters are known later. */
  static void prepare(ServletContext context) {
    WebSocketHandshakes handshakes = new WebSocketHandshakes(context);
    handshakes.registration.setAsyncSupported(true);
    context.setAttribute(ATTRIBUTE, handshakes);
    context.addListener(handshakes);
  }

  /**
   * When every listener has had its turn.
   *
   * @throws ServletException if handshakes can't be guarded here
   */
  @Override
  public void init(FilterConfig config) throws ServletException {
    jetty = JettyUpgrades.last(context);
  }

  @Override
  public void destroy() {
    jetty.ifPresent(JettyUpgrades::close);
  }

  /** Every listener that the application declares has had its turn. */
  @Override
  public void contextInitialized(ServletContextEvent event) {
    if (!isJudgedInTime()) {
      registration.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
    }
  }

  /**
   * In Jetty and Undertow by every filter of ours that is mapped to paths, since those that are
   * mapped to servlets come after all of them; elsewhere if none can come after the server's.
   */
  private boolean isJudgedInTime() {
    try {
      Collection<? extends FilterRegistration> filters = context.getFilterRegistrations().values();
      if (putsFiltersBefore(context)) {
        return GuardingFilters.in(context).coverage().servlets().isEmpty();
      }
      return filters.stream().noneMatch(WebSocketHandshakes::isOfServer)
          || filters.stream().noneMatch(WebSocketHandshakes::mayComeTooLate);
    } catch (UnsupportedOperationException untold) {
      // Payara and GlassFish hide from a listener what code has added.
      return false;
    }
  }

  private static boolean putsFiltersBefore(ServletContext context) {
    return JettyUpgrades.areIn(context) || context.getClass().getName().startsWith("io.undertow.");
  }

  private static boolean isOfServer(FilterRegistration filter) {
    return filter.getClassName() != null && OF_SERVERS.contains(filter.getClassName());
  }

  private static boolean mayComeTooLate(FilterRegistration filter) {
    return JwtFilter.class.getName().equals(filter.getClassName());
  }

  /**
   * A filter of ours has started.
   *
   * @return what to close when it ends
   * @throws ServletException if handshakes can't be guarded here
   */
  static Optional<JettyUpgrades> guardedBy(JwtFilter filter, FilterConfig config)
      throws ServletException {
    ServletContext context = config.getServletContext();
    if (context.getAttribute(ATTRIBUTE) instanceof WebSocketHandshakes handshakes) {
      FilterRegistration mapped = context.getFilterRegistration(config.getFilterName());
      handshakes.guards.add(new Guard(filter, coverage(mapped)));
      return Optional.empty();
    }
    return JettyUpgrades.last(context);
  }

  private static Coverage coverage(FilterRegistration mapped) {
    return mapped == null ? Coverage.EVERYTHING : GuardingFilters.of(mapped).coverage();
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request instanceof HttpServletRequest http && isHandshake(http)) {
      List<Guard> asked = guards.stream().filter(guard -> guard.coverage().has(http)).toList();
      judge(asked, request, response, chain);
    } else {
      chain.doFilter(request, response);
    }
  }

  /** Each in turn, and then the others of the chain. */
  private void judge(
      List<Guard> asked, ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (asked.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    List<Guard> others = asked.subList(1, asked.size());
    asked
        .get(0)
        .filter()
        .doFilter(request, response, (known, answer) -> judge(others, known, answer, chain));
  }

  /** In HTTP/1.1 (RFC 6455 section 4.1) and in HTTP/2 (RFC 8441 section 4), and what looks so. */
  private static boolean isHandshake(HttpServletRequest request) {
    return request.getHeader("Sec-WebSocket-Key") != null
        || request.getHeader("Sec-WebSocket-Version") != null
        || request.getMethod().equals("CONNECT");
  }
}
