package io.jwtgate.bearer;

import io.jwtgate.web.IncomingRequest;
import java.util.Optional;

/**
 * Where in a request the token is: in the {@code Authorization} header, or in a cookie if one was
 * named. Never in the query, a form, or a proxy's headers.
 *
 * @param cookie the cookie that may carry it; empty for none
 * @param bothRejected whether a request with both is rejected; otherwise the header wins and the
 *     cookie is not looked at
 * @param tlsAtProxy whether every request came over TLS, though the container can't see it
 */
record CredentialLocator(Optional<TokenCookie> cookie, boolean bothRejected, boolean tlsAtProxy) {

  /**
   * The one credential.
   *
   * @throws MalformedCredentialsException if it can't be read as exactly one token
   */
  Optional<Credential> locate(IncomingRequest request) {
    Optional<String> bearer = BearerToken.in(request.header("Authorization"));
    if (bearer.isPresent() && !bothRejected) {
      return bearer.map(token -> new Credential(token, false));
    }
    Optional<String> carried = inCookie(request);
    if (bearer.isPresent() && carried.isPresent()) {
      throw new MalformedCredentialsException(false);
    }
    return bearer.isPresent()
        ? bearer.map(token -> new Credential(token, false))
        : carried.map(token -> new Credential(token, true));
  }

  /** A cookie that came over plain HTTP was sent by no browser that keeps to its prefix. */
  private Optional<String> inCookie(IncomingRequest request) {
    return cookie
        .filter(named -> isConfidential(request))
        .flatMap(named -> named.in(request.header("Cookie")));
  }

  /** Whether nobody on the way could read the request. */
  boolean isConfidential(IncomingRequest request) {
    return tlsAtProxy || request.isConfidential();
  }
}
