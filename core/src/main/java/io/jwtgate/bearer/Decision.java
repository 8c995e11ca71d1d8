package io.jwtgate.bearer;

import io.jwtgate.web.RequiredHeaders;
import java.util.Optional;

/** What becomes of a request. */
public sealed interface Decision {

  /**
   * The request goes on as this caller.
   *
   * @param principal who it is
   * @param headers what the response must say
   */
  record Authenticated(Caller principal, RequiredHeaders headers) implements Decision {

    /** A caller for whom the response needs nothing. */
    public Authenticated(Caller principal) {
      this(principal, ResponseHeaders.ANY);
    }
  }

  /**
   * The request goes on as nobody.
   *
   * @param ignored why its credentials are not valid, where that is ignored; empty if there are
   *     none
   */
  record Anonymous(Optional<Rejection> ignored) implements Decision {

    /** Of a request without credentials. */
    public Anonymous() {
      this(Optional.empty());
    }
  }

  /**
   * The request ends here.
   *
   * @param answer what the client is told
   * @param byCookie whether the credential that was rejected is a cookie, which a browser sends
   *     unasked; where nothing is needed it counts as none
   */
  record Rejected(Rejection answer, boolean byCookie) implements Decision {}

  /** The caller; empty where the request goes on as nobody or ends. */
  default Optional<Caller> caller() {
    return this instanceof Authenticated authenticated
        ? Optional.of(authenticated.principal)
        : Optional.empty();
  }

  /** What the client is told where the request ends. */
  default Optional<Rejection> rejection() {
    return this instanceof Rejected rejected ? Optional.of(rejected.answer) : Optional.empty();
  }
}
