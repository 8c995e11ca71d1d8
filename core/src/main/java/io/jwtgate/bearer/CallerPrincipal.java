package io.jwtgate.bearer;

import java.security.Principal;

/**
 * Makes the application's own principal of a caller: what {@code getUserPrincipal()} returns in
 * servlets, JAX-RS resources and, with container login, everywhere in the server. Roles stay those
 * of the caller, and the caller itself is found under {@link Caller#ATTRIBUTE}.
 *
 * <p>The application's is found as a service ({@link java.util.ServiceLoader}). It is asked once
 * for each request, when its token was found valid, so it must be quick. Thread-safe.
 */
@FunctionalInterface
public interface CallerPrincipal {
  /** The caller is the principal. */
  CallerPrincipal CALLER = caller -> caller;

  /**
   * The principal of one request.
   *
   * @param caller with roles and the verified token; not null
   * @return not null. Where it is null, or something is thrown, the request is rejected as one with
   *     an invalid token is
   */
  Principal of(Caller caller);
}
