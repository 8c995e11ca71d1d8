package io.jwtgate.servlet;

import io.jwtgate.bearer.Access;
import io.jwtgate.bearer.Caller;
import io.jwtgate.bearer.Gate;
import io.jwtgate.bearer.Rejection;
import io.jwtgate.bearer.Requirement;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Optional;

/**
 * A request that a gate has let in: of a known caller, or of nobody, and then the container says
 * whom else it may know.
 */
final class CallerRequest extends FilteredHeadersRequest {
  static final String SCHEME = "BEARER";
  private static final String SERVERS_CHECK =
      "fish.payara.microprofile.jwtauth.jaxrs.RolesAllowedRequestFilter";

  private final HttpServletResponse response;
  private final Gate gate;
  private Caller caller;
  private boolean loggedOut;

  /**
   * @param caller null for nobody
   */
  CallerRequest(
      HttpServletRequest request, HttpServletResponse response, Caller caller, Gate gate) {
    super(request, gate.applicationHeaders());
    this.response = response;
    this.caller = caller;
    this.gate = gate;
  }

  /** Whether a request, under whatever wrappers of others, is one that this gate has let in. */
  static boolean isWithin(ServletRequest request, Gate gate) {
    ServletRequest layer = request;
    while (layer instanceof ServletRequestWrapper wrapper) {
      if (wrapper instanceof CallerRequest known && known.gate == gate) {
        return true;
      }
      layer = wrapper.getRequest();
    }
    return false;
  }

  /**
   * Where the container knows the same caller, its own object: Payara and GlassFish take any other
   * for another login, of somebody without roles.
   */
  @Override
  public Principal getUserPrincipal() {
    if (isOthersCaller()) {
      return super.getUserPrincipal();
    }
    Principal containers = caller == null ? null : super.getUserPrincipal();
    return isCaller(containers) ? containers : principal();
  }

  private Principal principal() {
    return caller == null ? null : caller.principal();
  }

  private boolean isCaller(Principal other) {
    return other instanceof Caller known
        && known.equals(caller)
        && known.roles().equals(caller.roles());
  }

  @Override
  public String getRemoteUser() {
    return isOthersCaller() ? super.getRemoteUser() : caller == null ? null : caller.getName();
  }

  @Override
  public boolean isUserInRole(String role) {
    return isOthersCaller() ? super.isUserInRole(role) : caller != null && caller.hasRole(role);
  }

  @Override
  public String getAuthType() {
    return isOthersCaller() ? super.getAuthType() : caller == null ? null : SCHEME;
  }

  /** Whether it is the container, or another filter of ours, that may know one. */
  private boolean isOthersCaller() {
    return caller == null && !loggedOut;
  }

  /**
   * True for a known caller; otherwise the challenge is sent. Payara and GlassFish ask also on
   * behalf of resources that are open to everybody; then there is nothing to challenge.
   */
  @Override
  public boolean authenticate(HttpServletResponse answer) throws IOException {
    if (getUserPrincipal() != null) {
      return true;
    }
    if (getAttribute(Access.OPENED_ATTRIBUTE) != null || isAskedByServersCheck()) {
      return false;
    }
    Optional<Rejection> challenge =
        gate.receive(new ServletIncomingRequest(this), null)
            .decide(Requirement.AUTHENTICATED)
            .rejection();
    if (challenge.isPresent()) {
      new ServletRejection(challenge.get(), gate.showsErrorPages()).send(this, answer);
    }
    return false;
  }

  /**
   * Payara asks before every method with an annotation, and then goes by the annotation itself;
   * nothing else distinguishes it where the library's JAX-RS feature is not there.
   */
  private static boolean isAskedByServersCheck() {
    return StackWalker.getInstance()
        .walk(
            frames ->
                frames.map(StackWalker.StackFrame::getClassName).anyMatch(SERVERS_CHECK::equals));
  }

  /** Fails for a known caller, as the API has it; for nobody it is the container's own login. */
  @Override
  public void login(String username, String password) throws ServletException {
    if (caller != null) {
      throw new ServletException("the caller is already known by a token");
    }
    super.login(username, password);
    loggedOut = false;
  }

  /** Forgets the caller for the rest of this request. The token stays valid until it is revoked. */
  @Override
  public void logout() throws ServletException {
    if (caller == null && !loggedOut) {
      super.logout();
    }
    caller = null;
    loggedOut = true;
    RequestDecision.on(this).caller(null);
    removeAttribute(Caller.ATTRIBUTE);
  }

  /** Keeps this wrapper, which the container's own variant would drop on other threads. */
  @Override
  public AsyncContext startAsync() {
    return CallerAsyncContext.of(super.startAsync(this, response));
  }

  @Override
  public AsyncContext startAsync(ServletRequest request, ServletResponse answer) {
    return CallerAsyncContext.of(super.startAsync(request, answer));
  }

  @Override
  public AsyncContext getAsyncContext() {
    return CallerAsyncContext.of(super.getAsyncContext());
  }
}
