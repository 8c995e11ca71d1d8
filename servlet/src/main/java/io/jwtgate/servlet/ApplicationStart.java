package io.jwtgate.servlet;

import io.jwtgate.config.ConfigurationException;
import io.jwtgate.config.GuardedPaths;
import io.jwtgate.config.MisplacedFiles;
import io.jwtgate.config.MissingSettings;
import io.jwtgate.config.SettingSource;
import io.jwtgate.config.Settings;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of a web application while it starts: guarded by its settings, left to what it
 * registers itself, or closed. It is closed until that is known, since a listener or another
 * initializer may register a filter late. Thread-safe.
 */
final class ApplicationStart {
  static final System.Logger LOG = System.getLogger(JwtFilterInitializer.class.getName());

  private static final String ATTRIBUTE = ApplicationStart.class.getName();
  private static final Filter CLOSED = new ClosedFilter();
  private static final Filter LEFT_ALONE =
      (request, response, chain) -> chain.doFilter(request, response);

  private final ServletContext context;
  private DeclaredFilters gates;
  private List<SettingSource> sources = List.of();
  private GuardedPaths guardedPaths;
  private Optional<UndecidedFilter> declared = Optional.empty();
  private JwtFilter guard;
  private boolean unguarded;
  private boolean concluded;
  private ServletException failure;
  private volatile boolean waits;
  private volatile Filter rule = CLOSED;

  private ApplicationStart(ServletContext context) {
    this.context = context;
  }

  static ApplicationStart of(ServletContext context) {
    ApplicationStart start = new ApplicationStart(context);
    context.setAttribute(ATTRIBUTE, start);
    return start;
  }

  /**
   * With what is there before the application's listeners have run.
   *
   * @throws ServletException with the message of the wrong setting; then the application is closed
   *     where the server goes on
   */
  synchronized void begin() throws ServletException {
    new AutomaticFilter(this).register(context);
    gates = DeclaredFilters.in(context);
    try {
      readSettings();
      GuardingFilters filters = GuardingFilters.in(context);
      filters.addTrailingSlashes();
      gates.make(filters);
      if (filters.areThere()) {
        declared = Optional.of(UndecidedFilter.register(context, filters));
      } else if (guardedPaths != null) {
        gates.ofApplication();
      }
      StartCheck.register(context, this);
    } catch (ConfigurationException wrong) {
      throw close(ServletSettings.rejected(wrong));
    } catch (ServletException wrong) {
      throw close(wrong);
    } catch (RuntimeException fault) {
      throw close(new ServletException("the start failed", fault));
    }
  }

  private void readSettings() throws ServletException {
    sources = ServletSettings.ofContext(context);
    if (!Settings.anyIn(sources)) {
      unguarded = MissingSettings.areAllowedIn(sources);
      return;
    }
    guardedPaths = GuardedPaths.in(sources);
    if (ServletSettings.containerLogin(context)) {
      ServletSettings.logIn(context, gates.ofApplication());
    }
  }

  /** Closed until others come, if nothing is set and nobody guards. */
  private Filter rule(GuardingFilters others) throws ServletException {
    if (guardedPaths != null) {
      return guard(others.coverage());
    }
    return unguarded || others.areThere() || isGuarded() ? LEFT_ALONE : CLOSED;
  }

  private Filter guard(Coverage others) throws ServletException {
    if (others.isEverything()) {
      return LEFT_ALONE;
    }
    if (guard == null) {
      guard = JwtFilter.automatic(gates.ofApplication());
    }
    List<UrlPattern> paths = guardedPaths.patterns().stream().map(UrlPattern::new).toList();
    return others.isNothing() && paths.isEmpty()
        ? guard
        : new RemainderFilter(guard, others, paths);
  }

  /** Whether a filter or a JAX-RS feature has said so. */
  private boolean isGuarded() {
    return context.getAttribute(MissingSettings.FILTER) != null
        || context.getAttribute(MissingSettings.FEATURE) != null;
  }

  /** The same as {@link #conclude} for who must not fail. */
  void learnFilters() {
    try {
      conclude(false);
    } catch (ServletException told) {
      // It was logged, and the application is closed.
    }
  }

  /**
   * When all filters are registered.
   *
   * @param last whether resources, too, have started if they start with the application
   * @throws ServletException if something is wrong; then the application is closed where the server
   *     goes on
   */
  synchronized void conclude(boolean last) throws ServletException {
    if (failure != null) {
      throw failure;
    }
    if (concluded) {
      return;
    }
    try {
      conclude(GuardingFilters.in(context), last);
    } catch (ConfigurationException wrong) {
      throw close(ServletSettings.rejected(wrong));
    } catch (ServletException wrong) {
      throw close(wrong);
    } catch (RuntimeException fault) {
      throw close(new ServletException("the start failed", fault));
    }
  }

  private void conclude(GuardingFilters filters, boolean last) throws ServletException {
    filters.requireMappings();
    ServletRules.judge(context);
    filters.addTrailingSlashes();
    declared.ifPresent(undecided -> undecided.learn(filters));
    gates.make(filters);
    rule = rule(filters);
    if (rule == CLOSED) {
      waits = true;
      reject(last);
    } else {
      waits = false;
      concluded = true;
      WebXml.of(context).warn(LOG);
      StartLine.of(filters.toString(), filters.coverage(), guardedPaths, unguarded).log(LOG);
    }
  }

  private void reject(boolean last) {
    ConfigurationException missing =
        MissingSettings.in(sources, MisplacedFiles.in(context::getResourcePaths));
    if (!Latecomers.mayComeTo(context)) {
      throw missing;
    }
    if (last) {
      LOG.log(Level.ERROR, missing.getMessage());
    }
  }

  /** What is done with requests. Who comes later than the start is seen by the first of them. */
  Filter rule() {
    if (waits) {
      leaveToLatecomer();
    }
    return rule;
  }

  private synchronized void leaveToLatecomer() {
    if (waits && (isGuarded() || GuardingFilters.in(context).areThere())) {
      rule = LEFT_ALONE;
      waits = false;
    }
  }

  private synchronized ServletException close(ServletException wrong) {
    failure = wrong;
    waits = false;
    rule = CLOSED;
    gates.close();
    LOG.log(Level.ERROR, wrong.getMessage(), wrong.getCause());
    return wrong;
  }

  /**
   * When a filter could not be set up.
   *
   * @throws ServletException the same, while the application starts; later it would be shown to who
   *     makes the request
   */
  static void failed(ServletContext context, ServletException wrong) throws ServletException {
    if (context.getAttribute(ATTRIBUTE) instanceof ApplicationStart start) {
      start.close(wrong);
    }
    if (!isOver(context)) {
      throw wrong;
    }
    LOG.log(Level.ERROR, wrong.getMessage());
  }

  /** Every server takes what is the same as it was, until an application has started. */
  private static boolean isOver(ServletContext context) {
    try {
      context.setRequestCharacterEncoding(context.getRequestCharacterEncoding());
      return false;
    } catch (IllegalStateException over) {
      return true;
    } catch (UnsupportedOperationException withinListener) {
      return false;
    }
  }
}
