package io.jwtgate.jwks.internal.http;

/** Why an exchange over HTTP brought no document. */
public enum HttpFailure {
  /** The name did not resolve, no address took the connection, or it was reset. */
  UNREACHABLE,
  /** The proxy can't be reached, or does not go on. */
  PROXY,
  /** The connection or the whole answer took too long. */
  TIMED_OUT,
  /** The certificate or the host name in it is not trusted. */
  TLS,
  /** The host's address is one that is not called. */
  EGRESS_REJECTED,
  /** The answer was a redirect, which is not followed. */
  REDIRECTED,
  /** The answer had another status than 200, or 304 where that was asked for. */
  STATUS,
  /** The answer went beyond its limit. */
  TOO_LARGE,
  /** The answer was not HTTP, or was cut short. */
  MALFORMED,
  /** A file that the exchange needs can't be used: a token, a proxy's credentials, certificates. */
  UNUSABLE_FILE
}
