package io.jwtgate.endpoint;

import io.jwtgate.session.SessionTokens;
import java.util.Optional;

/** How tokens travel between the endpoints and a client. */
interface TokenTransport {
  /** Whether the request was meant by whoever it seems to come from. */
  boolean admits(EndpointRequest request);

  /** The refresh token that the client sent. */
  Optional<String> refreshToken(EndpointRequest request, Content content);

  /** The answer where it sent none. */
  EndpointAnswer noRefreshToken();

  /** The answer that brings new tokens. */
  EndpointAnswer granted(SessionTokens tokens, EndpointRequest request);

  /** The answer that leaves the client without tokens. */
  EndpointAnswer ended(EndpointRequest request);

  /** Whether a request without any token has nothing left to end. */
  boolean isLoggedOutWithoutTokens();
}
