package io.jwtgate.servlet;

import io.jwtgate.bearer.Caller;
import io.jwtgate.bearer.Gate;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was decided on one request of a client, kept with it through every dispatch. Of several
 * filters each decides once, by the gate that it then has; the last caller that one of them knows
 * is the request's. Used by one thread at a time, as a request is.
 */
final class RequestDecision {
  private static final String ATTRIBUTE = RequestDecision.class.getName();

  private final List<Decided> decided = new ArrayList<>(1);
  private Caller caller;

  private record Decided(Filter filter, Gate gate) {}

  private RequestDecision() {}

  /** What was decided so far; nothing yet on a new request. */
  static RequestDecision on(ServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof RequestDecision known) {
      return known;
    }
    RequestDecision fresh = new RequestDecision();
    request.setAttribute(ATTRIBUTE, fresh);
    return fresh;
  }

  /** Whether any filter has decided on a request. */
  static boolean isDecided(ServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof RequestDecision known
        && !known.decided.isEmpty();
  }

  /** The gate by which a filter has decided; empty if it never has. */
  Optional<Gate> gateOf(Filter filter) {
    for (Decided each : decided) {
      if (each.filter() == filter) {
        return Optional.of(each.gate());
      }
    }
    return Optional.empty();
  }

  /**
   * A filter has let the request in.
   *
   * @param known null for nobody, which leaves a caller whom another filter knows
   */
  void add(Filter filter, Gate gate, Caller known) {
    decided.add(new Decided(filter, gate));
    caller = known == null ? caller : known;
  }

  void caller(Caller known) {
    caller = known;
  }

  /** The caller, or null. */
  Caller caller() {
    return caller;
  }
}
