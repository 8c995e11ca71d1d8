package io.jwtgate.servlet;

import io.jwtgate.bearer.Access;
import io.jwtgate.bearer.CorsAnswer;
import io.jwtgate.bearer.Decision;
import io.jwtgate.bearer.Gate;
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
 * Tells the container who calls, as the gate knows it. Where a constraint asks for a caller, it
 * answers those who are none; everywhere else the filter decides. Thread-safe once initialized.
 */
final class ContainerModule implements ServerAuthModule, ServerAuthContext {
  private static final String MANDATORY = "jakarta.security.auth.message.MessagePolicy.isMandatory";
  private static final String AUTH_TYPE = "jakarta.servlet.http.authType";

  private final Gate gate;
  private final WildFlyDomain domain;
  private CallbackHandler handler;

  ContainerModule(Gate gate, WildFlyDomain domain) {
    this.gate = gate;
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
    ServletIncomingRequest incoming = new ServletIncomingRequest(request);
    if (isMandatory(message) && Gate.isPreflight(incoming)) {
      return preflight(message, gate.crossOrigin(incoming));
    }
    Decision who = gate.authenticate(incoming);
    try {
      if (who instanceof Decision.Authenticated known) {
        establish(known, message, client);
        return AuthStatus.SUCCESS;
      }
      return isMandatory(message) ? challenge(who, message) : nobody(client);
    } catch (IOException | UnsupportedCallbackException failed) {
      if (domain.explains(failed)) {
        return closed(message);
      }
      throw unexplained(failed);
    }
  }

  @SuppressWarnings("unchecked")
  private void establish(Decision.Authenticated known, MessageInfo message, Subject client)
      throws IOException, UnsupportedCallbackException {
    String[] roles = known.caller().roles().toArray(String[]::new);
    handler.handle(
        new Callback[] {
          new CallerPrincipalCallback(client, known.caller()),
          new GroupPrincipalCallback(client, roles)
        });
    message.getMap().put(AUTH_TYPE, CallerRequest.SCHEME);
  }

  private AuthStatus nobody(Subject client) throws IOException, UnsupportedCallbackException {
    handler.handle(
        new Callback[] {new CallerPrincipalCallback(client, (java.security.Principal) null)});
    return AuthStatus.SUCCESS;
  }

  private AuthStatus challenge(Decision who, MessageInfo message) throws IOException {
    HttpServletRequest request = (HttpServletRequest) message.getRequestMessage();
    ServletIncomingRequest incoming = new ServletIncomingRequest(request);
    Decision refused = gate.authorize(incoming, who, Access.AUTHENTICATED);
    HttpServletResponse response = readable(message, gate.crossOrigin(incoming));
    new RefusedResponse(refused.why().orElseThrow(), gate.showsErrorPages())
        .sendUnmeasured(request, response);
    return AuthStatus.SEND_FAILURE;
  }

  /** It never brings a token, and no filter would see it: the container asks for a caller first. */
  private static AuthStatus preflight(MessageInfo message, CorsAnswer crossOrigin) {
    readable(message, crossOrigin)
        .setStatus(crossOrigin.preflight().orElse(HttpServletResponse.SC_NO_CONTENT));
    return AuthStatus.SEND_CONTINUE;
  }

  /** By the scripts of listed origins. */
  private static HttpServletResponse readable(MessageInfo message, CorsAnswer crossOrigin) {
    return RequiredHeadersResponse.of(
        (HttpServletResponse) message.getResponseMessage(), crossOrigin);
  }

  private static AuthStatus closed(MessageInfo message) {
    ClosedFilter.answer((HttpServletResponse) message.getResponseMessage());
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

  /** At logout the container forgets the caller; the token stays good until it is revoked. */
  @Override
  public void cleanSubject(MessageInfo message, Subject subject) {
    subject.getPrincipals().removeAll(List.copyOf(subject.getPrincipals()));
  }
}
