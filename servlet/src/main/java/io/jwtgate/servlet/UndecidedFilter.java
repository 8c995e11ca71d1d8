package io.jwtgate.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Stands after the declared filters and closes what they were to decide on and have not: one that
 * is mapped to other dispatches alone, or that the server goes on without. Thread-safe.
 */
final class UndecidedFilter implements Filter {
  private static final System.Logger LOG = ApplicationStart.LOG;

  private final Set<String> names;
  private final AtomicBoolean reported = new AtomicBoolean();
  private volatile Coverage declared = Coverage.NOTHING;

  private UndecidedFilter(Set<String> names) {
    this.names = names;
  }

  /** Puts it after those that are there. */
  static UndecidedFilter register(ServletContext context, GuardingFilters declared) {
    UndecidedFilter undecided = new UndecidedFilter(declared.names());
    FilterRegistration.Dynamic filter =
        AutomaticFilter.add(context, AutomaticFilter.NAME + "-undecided", undecided);
    filter.setAsyncSupported(true);
    filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/*");
    return undecided;
  }

  /** What those are for, once every server knows it. */
  void learn(GuardingFilters filters) {
    declared = filters.named(names).coverage();
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request instanceof HttpServletRequest http
        && !RequestDecision.isDecided(http)
        && declared.hasPathOf(http)) {
      report();
      ClosedFilter.close(response);
    } else {
      chain.doFilter(request, response);
    }
  }

  private void report() {
    if (reported.compareAndSet(false, true)) {
      LOG.log(
          System.Logger.Level.ERROR,
          "filter-mapping: no JwtFilter decides on requests to paths that one is mapped to, so they"
              + " are closed; write <dispatcher>REQUEST</dispatcher> beside its other dispatchers");
    }
  }
}
