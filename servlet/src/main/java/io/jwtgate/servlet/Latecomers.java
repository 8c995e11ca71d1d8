package io.jwtgate.servlet;

import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;

/** Those who may guard an application and are not seen among its filters while it starts. */
final class Latecomers {
  private Latecomers() {}

  static boolean mayComeTo(ServletContext context) {
    return hasUnknownFilter(context) || hasFeature();
  }

  /** Tomcat does not know the class of a filter that it was given as an object. */
  private static boolean hasUnknownFilter(ServletContext context) {
    return context.getFilterRegistrations().values().stream()
        .map(FilterRegistration::getClassName)
        .anyMatch(name -> name == null);
  }

  /** A JAX-RS runtime may start at the first request to a resource. */
  private static boolean hasFeature() {
    return isThere("io.jwtgate.jaxrs.JwtFeature") && isThere("jakarta.ws.rs.core.Feature");
  }

  private static boolean isThere(String type) {
    try {
      Class.forName(type, false, Thread.currentThread().getContextClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError absent) {
      return false;
    }
  }
}
