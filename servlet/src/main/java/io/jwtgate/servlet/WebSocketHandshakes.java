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
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Has the handshakes of WebSockets judged before a server answers them. Servers do it with a filter
 * of their own, and one of ours may come after that; then this filter is put before both, and hands
 * each handshake to ours. Jetty's is put after all of the application. Other requests pass, so that
 * the order of filters stays theirs. Thread-safe.
 */
final class WebSocketHandshakes implements Filter, ServletContextListener {
  private static final String NAME = "jwtgate-handshakes";
  private static final String ATTRIBUTE = WebSocketHandshakes.class.getName();

  /** Those that applications may overtake or be overtaken by. Undertow's is always the last. */
  private static final Set<String> OF_SERVERS =
      Set.of(
          "org.apache.tomcat.websocket.server.WsFilter",
          "org.glassfish.tyrus.servlet.TyrusServletFilter");

  private final ServletContext context;
  private final FilterRegistration.Dynamic registration;
  private final Map<String, JwtFilter> started = new ConcurrentHashMap<>();
  private volatile List<Guard> guards = List.of();
  private Optional<JettyUpgrades> jetty = Optional.empty();

  /** A filter of ours, and the paths that it is for. */
  private record Guard(String filter, List<String> patterns) {
    boolean covers(String path) {
      return patterns.stream().anyMatch(pattern -> covers(pattern, path));
    }

    private static boolean covers(String pattern, String path) {
      if (pattern.endsWith("/*")) {
        String above = pattern.substring(0, pattern.length() - 2);
        return path.equals(above) || path.startsWith(above + '/');
      }
      return pattern.startsWith("*.") ? path.endsWith(pattern.substring(1)) : path.equals(pattern);
    }
  }

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
    guards = toBeGuarded();
    guards.forEach(this::comeFirst);
  }

  private List<Guard> toBeGuarded() {
    Collection<? extends FilterRegistration> filters = filters();
    if (filters.stream().noneMatch(WebSocketHandshakes::isOfServer)) {
      return List.of();
    }
    return filters.stream()
        .filter(WebSocketHandshakes::mayComeTooLate)
        .map(ours -> new Guard(ours.getName(), List.copyOf(ours.getUrlPatternMappings())))
        .filter(guard -> !guard.patterns().isEmpty())
        .toList();
  }

  /** Those of the application, unless the server tells no listener that code has added. */
  private Collection<? extends FilterRegistration> filters() {
    try {
      return context.getFilterRegistrations().values();
    } catch (UnsupportedOperationException untold) {
      return List.of();
    }
  }

  private static boolean isOfServer(FilterRegistration filter) {
    return filter.getClassName() != null && OF_SERVERS.contains(filter.getClassName());
  }

  private static boolean mayComeTooLate(FilterRegistration filter) {
    return JwtFilter.class.getName().equals(filter.getClassName());
  }

  private void comeFirst(Guard guard) {
    registration.addMappingForUrlPatterns(
        EnumSet.of(DispatcherType.REQUEST), false, guard.patterns().toArray(String[]::new));
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
      handshakes.started.put(config.getFilterName(), filter);
      return Optional.empty();
    }
    return JettyUpgrades.last(context);
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request instanceof HttpServletRequest http && isHandshake(http)) {
      String path = new ServletIncomingRequest(http).path();
      List<Guard> asked = guards.stream().filter(guard -> guard.covers(path)).toList();
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
    JwtFilter judge = started.get(asked.get(0).filter());
    if (judge == null) {
      ClosedFilter.answer((HttpServletResponse) response);
      return;
    }
    List<Guard> others = asked.subList(1, asked.size());
    judge.doFilter(request, response, (known, answer) -> judge(others, known, answer, chain));
  }

  /** In HTTP/1.1 (RFC 6455 section 4.1) and in HTTP/2 (RFC 8441 section 4), and what looks so. */
  private static boolean isHandshake(HttpServletRequest request) {
    return request.getHeader("Sec-WebSocket-Key") != null
        || request.getHeader("Sec-WebSocket-Version") != null
        || request.getMethod().equals("CONNECT");
  }
}
