package io.jwtgate.session.jaxrs;

import io.jwtgate.jaxrs.Servlets;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ResourceContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;

/**
 * What the servlet API alone knows of a request.
 *
 * @param clientAddress empty where there is no servlet container
 * @param path as it was sent, the context's included
 */
record Connection(String clientAddress, String path) {

  /** Of the current request; without a servlet container as the runtime tells it. */
  static Connection of(ResourceContext resources, UriInfo uri) {
    return inServlet(resources)
        .orElseGet(() -> new Connection("", uri.getAbsolutePath().getRawPath()));
  }

  private static Optional<Connection> inServlet(ResourceContext resources) {
    try {
      return Servlets.ARE_PRESENT
          ? resources.initResource(new OfServlet()).connection()
          : Optional.empty();
    } catch (RuntimeException nothingInjected) {
      return Optional.empty();
    }
  }

  /** Loaded only where the servlet API is present; public, since runtimes inject it. */
  public static final class OfServlet {
    @Context private HttpServletRequest current;

    Optional<Connection> connection() {
      return current == null
          ? Optional.empty()
          : Optional.of(new Connection(address(), current.getRequestURI()));
    }

    private String address() {
      return current.getRemoteAddr() == null ? "" : current.getRemoteAddr();
    }
  }
}
