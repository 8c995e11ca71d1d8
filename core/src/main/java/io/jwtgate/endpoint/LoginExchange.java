package io.jwtgate.endpoint;

import io.jwtgate.session.Credentials;
import io.jwtgate.session.LoginService;
import io.jwtgate.session.SessionTokens;
import io.jwtgate.session.Sessions;
import java.util.List;

/** {@code username} and {@code password} for a new session. */
record LoginExchange(
    LoginService login, Sessions sessions, TokenTransport transport, ClientAddress address) {

  EndpointAnswer answer(EndpointRequest request, Content content) {
    Credentials credentials =
        new Credentials(content.required("username"), content.required("password"));
    SessionTokens tokens = login.login(credentials, address.of(request));
    try {
      EndpointAnswer granted = transport.granted(tokens, request);
      // The client forgets the session that it had, so nobody would end it.
      sessions.endEach(List.of(), transport.refreshTokens(request, content));
      return granted;
    } catch (RuntimeException undelivered) {
      sessions.end(tokens.refreshToken());
      throw undelivered;
    }
  }
}
