package io.jwtgate.jaxrs;

import io.jwtgate.bearer.CurrentRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.FeatureContext;

/** The filters of an application's gate, in their order. */
final class GateFilters {
  private static final int BEFORE_AUTHENTICATION = Priorities.AUTHENTICATION - 10;
  private static final int AFTER_AUTHENTICATION = Priorities.AUTHENTICATION + 1;
  // Before the runtimes' own role checks, which answer 403 where 401 is due.
  private static final int BEFORE_ROLE_CHECKS = Priorities.AUTHORIZATION - 10;
  private static final int AFTER_ROLE_CHECKS = Priorities.AUTHORIZATION + 10;

  private GateFilters() {}

  /** The application's holder; the first feature that asks puts its filters in. */
  static GateHolder holder(FeatureContext context) {
    return GateHolder.of(context.getConfiguration()).orElseGet(() -> register(context));
  }

  private static GateHolder register(FeatureContext context) {
    GateHolder holder = GateHolder.make(context);
    context.register(new CrossOriginFilter(holder), BEFORE_AUTHENTICATION);
    context.register(new AuthenticationFilter(holder), Priorities.AUTHENTICATION);
    context.register(new AuthorizationFilter(holder), BEFORE_ROLE_CHECKS);
    context.register(new AfterServerRoleChecks(), AFTER_ROLE_CHECKS);
    context.register(new GateAtStart(holder));
    context.register(new AnnotationsAtStart(holder));
    if (CurrentRequest.isAskedFor(Thread.currentThread().getContextClassLoader())) {
      context.register(holder.thread(), AFTER_AUTHENTICATION);
    }
    return holder;
  }
}
