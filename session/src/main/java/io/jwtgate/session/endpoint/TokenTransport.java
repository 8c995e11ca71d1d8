package io.jwtgate.session.endpoint;

import io.jwtgate.session.SessionTokens;
import java.util.List;
import java.util.function.Predicate;

/** How tokens travel between the endpoints and a client. */
interface TokenTransport {
  /** Whether the request was meant by whoever it seems to come from. */
  boolean admits(EndpointRequest request);

  /** The refresh tokens that the client sent: some may be planted. */
  List<String> refreshTokens(EndpointRequest request, Content content);

  /** Whether a session's id is known to be that of the browser that asks. */
  Predicate<String> isOwnSession(EndpointRequest request);

  /** The answer where it sent none. */
  EndpointResponse noRefreshToken();

  /** The answer that brings new tokens. */
  EndpointResponse granted(SessionTokens tokens, EndpointRequest request);

  /** The answer that leaves the client without tokens. */
  EndpointResponse ended(EndpointRequest request);

  /** Whether a request without any token has nothing left to end. */
  boolean isLoggedOutWithoutTokens();
}
