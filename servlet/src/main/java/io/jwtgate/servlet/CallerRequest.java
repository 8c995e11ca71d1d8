package io.jwtgate.servlet;

import io.jwtgate.bearer.Access;
import io.jwtgate.bearer.Caller;
import io.jwtgate.bearer.Decision;
import io.jwtgate.bearer.Gate;
import io.jwtgate.bearer.Refusal;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;

/** A request of a known caller. */
final class CallerRequest extends HttpServletRequestWrapper {
  private static final String SCHEME = "BEARER";
  // Servlet specification, section 13.3: the role of everybody who is authenticated.
  private static final String ANY_AUTHENTICATED = "**";

  private final HttpServletResponse response;
  private final Gate gate;
  private Caller caller;

  CallerRequest(
      HttpServletRequest request, HttpServletResponse response, Caller caller, Gate gate) {
    super(request);
    this.response = response;
    this.caller = caller;
    this.gate = gate;
  }

  @Override
  public Principal getUserPrincipal() {
    return caller;
  }

  @Override
  public String getRemoteUser() {
    return caller == null ? null : caller.getName();
  }

  @Override
  public boolean isUserInRole(String role) {
    return caller != null && (ANY_AUTHENTICATED.equals(role) || caller.hasRole(role));
  }

  @Override
  public String getAuthType() {
    return caller == null ? null : SCHEME;
  }

  /** True for a known caller; otherwise the challenge is sent. */
  @Override
  public boolean authenticate(HttpServletResponse answer) throws IOException {
    if (caller != null) {
      return true;
    }
    Decision decision = gate.authorize(new Decision.Anonymous(), Access.AUTHENTICATED);
    Refusal refusal = decision.why().orElseThrow();
    RefusedResponse.send(refusal, this, answer);
    return false;
  }

  /** Never succeeds: a token comes with the request. */
  @Override
  public void login(String username, String password) throws ServletException {
    throw new ServletException(
        "the caller is known by a token; there is no login by password here");
  }

  /** Forgets the caller for the rest of this request. The token stays good until it is revoked. */
  @Override
  public void logout() {
    caller = null;
    Established.remove(this);
  }

  /** Keeps this wrapper, which the container's own variant would drop on other threads. */
  @Override
  public AsyncContext startAsync() {
    return super.startAsync(this, response);
  }
}
