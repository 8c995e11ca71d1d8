package io.jwtgate.bearer;

import io.jwtgate.web.IncomingRequest;
import java.util.Optional;

/**
 * Where in a request the token is: in one header, {@code Authorization} unless another was named,
 * in a cookie if one was named, or among the sub-protocols of a WebSocket if that was said. Never
 * in the query or a form.
 *
 * @param header the header that may carry it; empty for none
 * @param subprotocol whether a handshake may bring it among its sub-protocols
 * @param cookie the cookie that may carry it; empty for none
 * @param bothRejected whether a request with two is rejected; otherwise the header wins, and
 *     nothing else is looked at
 * @param tlsAtProxy whether every request came over TLS, though the container can't see it
 */
record CredentialLocator(
    Optional<TokenHeader> header,
    boolean subprotocol,
    Optional<TokenCookie> cookie,
    boolean bothRejected,
    boolean tlsAtProxy) {

  static CredentialLocator of(GateBuilder gate) {
    return new CredentialLocator(
        Optional.of(gate.header).filter(any -> !gate.cookieOnly),
        gate.subprotocol,
        gate.cookie,
        gate.bothRejected,
        gate.tlsAtProxy);
  }

  /**
   * The one credential.
   *
   * @throws MalformedCredentialsException if it can't be read as exactly one token
   */
  Optional<Credential> locate(IncomingRequest request) {
    Optional<Credential> sent = inHeaders(request);
    if (sent.isPresent() && !bothRejected) {
      return sent;
    }
    Optional<Credential> carried = inCookie(request);
    if (sent.isPresent() && (carried.isPresent() || hasAuthorizationBeside(request))) {
      throw new MalformedCredentialsException(false);
    }
    return sent.or(() -> carried);
  }

  /** Nobody sends it in both without meaning to, so neither wins. */
  private Optional<Credential> inHeaders(IncomingRequest request) {
    Optional<Credential> sent = header.flatMap(named -> named.in(request));
    if (!subprotocol) {
      return sent;
    }
    Optional<Credential> offered = SubprotocolToken.in(request);
    if (sent.isPresent() && offered.isPresent()) {
      throw new MalformedCredentialsException(false);
    }
    return sent.or(() -> offered);
  }

  private boolean hasAuthorizationBeside(IncomingRequest request) {
    boolean other = header.filter(named -> !named.isAuthorization()).isPresent();
    return other && TokenHeader.AUTHORIZATION.in(request).isPresent();
  }

  /** A cookie that came over plain HTTP was sent by no browser that keeps to its prefix. */
  private Optional<Credential> inCookie(IncomingRequest request) {
    return cookie
        .filter(named -> isConfidential(request))
        .flatMap(named -> named.in(request.header("Cookie")))
        .map(token -> new Credential(token, Credential.Source.COOKIE));
  }

  /** Whether nobody on the way could read the request. */
  boolean isConfidential(IncomingRequest request) {
    return tlsAtProxy || request.isConfidential();
  }

  /** Where a token is expected, for an operator. */
  String expected() {
    return header
        .map(
            named ->
                named.isAuthorization() ? "Authorization: Bearer" : "the header " + named.name())
        .or(() -> cookie.map(named -> "the cookie " + named.name()))
        .orElse("nothing");
  }
}
