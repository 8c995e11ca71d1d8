package io.jwtgate.servlet.internal.container;

import io.jwtgate.bearer.Arrival;
import io.jwtgate.bearer.Caller;
import io.jwtgate.bearer.Gate;
import io.jwtgate.bearer.Rejection;
import io.jwtgate.bearer.Requirement;
import io.jwtgate.web.CorsAnswer;
import io.jwtgate.web.IncomingRequest;
import jakarta.security.auth.message.AuthException;
import jakarta.security.auth.message.AuthStatus;
import jakarta.security.auth.message.MessageInfo;
import jakarta.security.auth.message.MessagePolicy;
import jakarta.security.auth.message.callback.CallerPrincipalCallback;
import jakarta.security.auth.message.callback.GroupPrincipalCallback;
import jakarta.security.auth.message.config.ServerAuthContext;
import jakarta.security.auth.message.module.ServerAuthModule;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.UnsupportedCallbackException;

/**
 * Lets the container know the caller, as the gate does. Where a constraint asks for a caller, it
 * answers those who are none; everywhere else the filter decides. Thread-safe once initialized.
 */
final class ContainerModule implements ServerAuthModule, ServerAuthContext {
  private static final String MANDATORY = "jakarta.security.auth.message.MessagePolicy.isMandatory";
  private static final String AUTH_TYPE = "jakarta.servlet.http.authType";

  private static final String SCHEME = "BEARER";

  private final Gate gate;
  private final ServletEdge edge;
  private final WildFlyDomain domain;
  private CallbackHandler handler;

  ContainerModule(Gate gate, ServletEdge edge, WildFlyDomain domain) {
    this.gate = gate;
    this.edge = edge;
    this.domain = domain;
  }

  @Override
  @SuppressWarnings({"rawtypes", "unchecked"}) // generic since EE 11 only
  public void initialize(
      MessagePolicy request, MessagePolicy response, CallbackHandler callbacks, Map options) {
    this.handler = callbacks;
  }

  @Override
  @SuppressWarnings({"rawtypes", "unchecked"})
  public Class[] getSupportedMessageTypes() {
    return new Class[] {HttpServletRequest.class, HttpServletResponse.class};
  }

  @Override
  public AuthStatus validateRequest(MessageInfo message, Subject client, Subject service)
      throws AuthException {
    if (domain.failsCallers()) {
      return closed(message);
    }
    HttpServletRequest request = (HttpServletRequest) message.getRequestMessage();
    IncomingRequest incoming = edge.incoming(request);
    Arrival arrival = gate.receive(incoming);
    if (isMandatory(message) && arrival.isPreflight()) {
      return preflight(message, gate.crossOrigin(incoming));
    }
    try {
      if (arrival.caller().isPresent()) {
        establish(arrival.caller().get(), message, client);
        return AuthStatus.SUCCESS;
      }
      return isMandatory(message) ? challenge(arrival, message, client) : nobody(client);
    } catch (IOException | UnsupportedCallbackException failed) {
      if (domain.explains(failed)) {
        return closed(message);
      }
      throw unexplained(failed);
    }
  }

  @SuppressWarnings("unchecked")
  private void establish(Caller caller, MessageInfo message, Subject client)
      throws IOException, UnsupportedCallbackException {
    String[] roles = caller.roles().toArray(String[]::new);
    handler.handle(
        new Callback[] {
          new CallerPrincipalCallback(client, caller.principal()),
          new GroupPrincipalCallback(client, roles)
        });
    ((HttpServletRequest) message.getRequestMessage())
        .setAttribute(ContainerIdentity.ESTABLISHED, caller);
    message.getMap().put(AUTH_TYPE, SCHEME);
  }

  private AuthStatus nobody(Subject client) throws IOException, UnsupportedCallbackException {
    handler.handle(
        new Callback[] {new CallerPrincipalCallback(client, (java.security.Principal) null)});
    return AuthStatus.SUCCESS;
  }

  private AuthStatus challenge(Arrival arrival, MessageInfo message, Subject client)
      throws IOException, UnsupportedCallbackException {
    Optional<Rejection> rejection = arrival.decide(Requirement.AUTHENTICATED).rejection();
    if (rejection.isEmpty()) {
      return nobody(client);
    }
    HttpServletRequest request = (HttpServletRequest) message.getRequestMessage();
    HttpServletResponse response = readable(message, gate.crossOrigin(edge.incoming(request)));
    edge.reject(rejection.get(), request, response);
    return AuthStatus.SEND_FAILURE;
  }

  /** It never brings a token, and no filter would see it: the container asks for a caller first. */
  private AuthStatus preflight(MessageInfo message, CorsAnswer crossOrigin) {
    readable(message, crossOrigin)
        .setStatus(crossOrigin.preflight().orElse(HttpServletResponse.SC_NO_CONTENT));
    return AuthStatus.SEND_CONTINUE;
  }

  /** By the scripts of listed origins. */
  private HttpServletResponse readable(MessageInfo message, CorsAnswer crossOrigin) {
    return edge.requiring(crossOrigin, (HttpServletResponse) message.getResponseMessage());
  }

  private AuthStatus closed(MessageInfo message) {
    edge.close((HttpServletResponse) message.getResponseMessage());
    return AuthStatus.SEND_FAILURE;
  }

  private static AuthException unexplained(Exception failed) {
    AuthException unexplained = new AuthException("login failed");
    unexplained.initCause(failed);
    return unexplained;
  }

  private static boolean isMandatory(MessageInfo message) {
    return Boolean.parseBoolean(
        Optional.ofNullable(message.getMap().get(MANDATORY)).map(Object::toString).orElse("false"));
  }

  @Override
  public AuthStatus secureResponse(MessageInfo message, Subject service) {
    return AuthStatus.SEND_SUCCESS;
  }

  /** At logout the container forgets the caller; the token stays valid until it is revoked. */
  @Override
  public void cleanSubject(MessageInfo message, Subject subject) {
    subject.getPrincipals().removeAll(List.copyOf(subject.getPrincipals()));
  }
}
