package io.jwtgate.servlet;

import io.jwtgate.bearer.Caller;
import jakarta.servlet.ServletRequest;
import java.util.ArrayList;
import java.util.List;

/**
 * What was decided on one request of a client, kept with it through every dispatch. Of several
 * filters each decides once; the last caller that one of them knows is the request's. Used by one
 * thread at a time, as a request is.
 */
final class Established {
  private static final String ATTRIBUTE = Established.class.getName();

  private final List<JwtFilter> judges = new ArrayList<>(1);
  private Caller caller;

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

  boolean isJudgedBy(JwtFilter filter) {
    return judges.contains(filter);
  }

  void judgedBy(JwtFilter filter) {
    judges.add(filter);
  }

  void caller(Caller known) {
    caller = known;
  }

  /** The caller, or null. */
  Caller caller() {
    return caller;
  }
}
