package io.jwtgate.session.jaxrs;

import io.jwtgate.jaxrs.Servlets;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ResourceContext;
import jakarta.ws.rs.core.Context;

/** The address of the client, which only the servlet API knows. */
final class RemoteAddress {
  private RemoteAddress() {}

  /** Empty where there is no servlet container. */
  static String in(ResourceContext resources) {
    try {
      return Servlets.ARE_PRESENT ? resources.initResource(new OfServlet()).address() : "";
    } catch (RuntimeException nothingInjected) {
      return "";
    }
  }

  /** Loaded only where the servlet API is present; public, since runtimes inject it. */
  public static final class OfServlet {
    @Context private HttpServletRequest current;

    String address() {
      return current == null ? "" : current.getRemoteAddr();
    }
  }
}
