package io.jwtgate.metrics;

/** Why keys could not be fetched. A closed list, for health reports, events and logs. */
public enum FetchFailure {
  /** The name did not resolve, no address took the connection, or it was reset. */
  UNREACHABLE,
  /** The proxy can't be reached, or does not go on. */
  PROXY,
  /** The connection or the whole answer took too long. */
  TIMED_OUT,
  /** The certificate or the host name in it is not trusted. */
  TLS,
  /** The host's address is one that is not dialled. */
  EGRESS_REJECTED,
  /** The answer was a redirect, which is not followed. */
  REDIRECTED,
  /** The answer had another status than 200, or 304 where that was asked for. */
  STATUS,
  /** The answer went beyond its limit. */
  TOO_LARGE,
  /** The answer was not HTTP, was cut short, or held no document of the expected kind. */
  MALFORMED,
  /** The set held no key that can be used. */
  NO_USABLE_KEY,
  /** The metadata are those of another issuer. */
  WRONG_ISSUER,
  /** A file that the fetch needs can't be used: a token, a proxy's credentials, certificates. */
  UNUSABLE_FILE,
  /** A fault of this library. */
  INTERNAL
}
