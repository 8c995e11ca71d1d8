package io.jwtgate.servlet;

import io.jwtgate.bearer.Caller;
import jakarta.servlet.ServletRequest;

/** The caller that was established for a request, kept with it through every dispatch. */
final class Established {
  private static final String ATTRIBUTE = Established.class.getName();

  private Established() {}

  static void put(ServletRequest request, Caller caller) {
    request.setAttribute(ATTRIBUTE, caller);
  }

  static void remove(ServletRequest request) {
    request.removeAttribute(ATTRIBUTE);
  }

  /** The caller, or null. */
  static Caller in(ServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof Caller caller ? caller : null;
  }
}
