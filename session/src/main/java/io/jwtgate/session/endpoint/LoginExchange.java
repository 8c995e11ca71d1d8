package io.jwtgate.session.endpoint;

import io.jwtgate.session.Credentials;
import io.jwtgate.session.SessionTokens;
import io.jwtgate.session.Sessions;
import io.jwtgate.session.login.LoginRequest;
import io.jwtgate.session.login.LoginService;
import io.jwtgate.session.login.SecondFactorPendingException;
import java.util.Optional;

/**
 * {@code username} and {@code password} for a new session; {@code remember} and {@code device} may
 * stand beside them. Where a second factor is pending, its {@code ticket} and {@code answer}
 * follow.
 */
record LoginExchange(
    LoginService login, Sessions sessions, TokenTransport transport, ClientAddress address) {

  EndpointResponse answer(EndpointRequest request, Content content) {
    Credentials credentials =
        new Credentials(content.required("username"), content.required("password"));
    LoginRequest asked =
        LoginRequest.of(credentials, address.of(request))
            .withRefreshTokens(transport.refreshTokens(request, content))
            .withRemembered(content.flag("remember"))
            .withDevice(content.optional("device").or(() -> userAgent(request)));
    return answer(() -> login.login(asked, tokens -> granted(tokens, request, content)));
  }

  EndpointResponse secondFactor(EndpointRequest request, Content content) {
    String ticket = content.required("ticket");
    String code = content.required("answer");
    String source = address.of(request);
    return answer(
        () -> login.answer(ticket, code, source, tokens -> granted(tokens, request, content)));
  }

  private static EndpointResponse answer(java.util.function.Supplier<EndpointResponse> exchange) {
    try {
      return exchange.get();
    } catch (SecondFactorPendingException pending) {
      return EndpointResponses.secondFactorPending(pending);
    }
  }

  private EndpointResponse granted(SessionTokens tokens, EndpointRequest request, Content content) {
    EndpointResponse granted = transport.granted(tokens, request);
    // The client forgets the session that it had, so nobody would end it.
    sessions.endPrevious(transport.refreshTokens(request, content), address.of(request));
    return granted;
  }

  private static Optional<String> userAgent(EndpointRequest request) {
    return request.header("User-Agent").stream().findFirst();
  }
}
