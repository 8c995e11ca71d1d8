package io.jwtgate.servlet;

import io.jwtgate.bearer.Caller;
import io.jwtgate.bearer.Gate;
import jakarta.servlet.ServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was decided on one request of a client, kept with it through every dispatch. Of several
 * filters each decides once, by the gate that it then has; the last caller that one of them knows
 * is the request's. Used by one thread at a time, as a request is.
 */
final class Established {
  private static final String ATTRIBUTE = Established.class.getName();

  private final List<Judgement> judgements = new ArrayList<>(1);
  private Caller caller;

  private record Judgement(JwtFilter filter, Gate gate) {}

  private Established() {}

  /** What was decided so far; nothing yet on a new request. */
  static Established on(ServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof Established known) {
      return known;
    }
    Established fresh = new Established();
    request.setAttribute(ATTRIBUTE, fresh);
    return fresh;
  }

  /** Whether any filter has decided on a request. */
  static boolean isJudged(ServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof Established known
        && !known.judgements.isEmpty();
  }

  /** The gate by which a filter has decided; empty if it never has. */
  Optional<Gate> gateOf(JwtFilter filter) {
    for (Judgement judgement : judgements) {
      if (judgement.filter() == filter) {
        return Optional.of(judgement.gate());
      }
    }
    return Optional.empty();
  }

  void judgedBy(JwtFilter filter, Gate gate) {
    judgements.add(new Judgement(filter, gate));
  }

  void caller(Caller known) {
    caller = known;
  }

  /** The caller, or null. */
  Caller caller() {
    return caller;
  }
}
