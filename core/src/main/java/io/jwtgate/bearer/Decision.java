package io.jwtgate.bearer;

import java.util.Optional;

/** What becomes of a request. */
public sealed interface Decision {

  /** The request goes on as this caller. */
  record Authenticated(Caller caller) implements Decision {}

  /** The request goes on as nobody. */
  record Anonymous() implements Decision {}

  /** The request ends here. */
  record Refused(Refusal refusal) implements Decision {}

  /** The caller, if there is one. */
  default Optional<Caller> who() {
    return this instanceof Authenticated authenticated
        ? Optional.of(authenticated.caller())
        : Optional.empty();
  }

  /** The refusal, if it is one. */
  default Optional<Refusal> why() {
    return this instanceof Refused refused ? Optional.of(refused.refusal()) : Optional.empty();
  }
}
