package io.jwtgate.servlet;

import io.jwtgate.bearer.Caller;
import io.jwtgate.servlet.internal.container.ContainerIdentity;
import jakarta.servlet.http.HttpServletRequest;

/** The caller of a request, where the application finds it whatever its principal is. */
final class KnownCaller {
  private KnownCaller() {}

  /**
   * Puts the caller there.
   *
   * @param found null for nobody, and then a caller whom another filter has put there stays
   * @return the caller under the principal that the container knows, where it knows the same caller
   */
  static Caller put(Caller found, HttpServletRequest request) {
    if (found == null) {
      return null;
    }
    Caller known = found.principal() == found ? found : asContainerKnows(found, request);
    request.setAttribute(Caller.ATTRIBUTE, known);
    return known;
  }

  /** Payara and GlassFish take any object but their own for another login. */
  private static Caller asContainerKnows(Caller found, HttpServletRequest request) {
    return request.getAttribute(ContainerIdentity.ESTABLISHED) instanceof Caller established
            && established.equals(found)
            && established.roles().equals(found.roles())
            && established.principal() == request.getUserPrincipal()
        ? found.withPrincipal(established.principal())
        : found;
  }
}
