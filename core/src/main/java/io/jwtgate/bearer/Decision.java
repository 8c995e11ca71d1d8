package io.jwtgate.bearer;

import java.util.Optional;
import java.util.function.Predicate;

/** What becomes of a request. */
public sealed interface Decision {

  /**
   * The request goes on as this caller.
   *
   * @param caller who it is
   * @param headers what the response must say
   */
  record Authenticated(Caller caller, ResponseHeaders headers) implements Decision {

    /** A caller for whom the response needs nothing. */
    public Authenticated(Caller caller) {
      this(caller, ResponseHeaders.ANY);
    }
  }

  /** The request goes on as nobody. */
  record Anonymous() implements Decision {}

  /**
   * No token came, but the container knows the caller by a login of its own. Where the gate lets in
   * who is anonymous, its word counts for roles; in place of a token it never counts.
   *
   * @param roles whether the container gives the caller a role
   */
  record KnownToContainer(Predicate<String> roles) implements Decision {

    /** Every caller has the role {@code **}, as of tokens. */
    boolean hasRole(String role) {
      return Caller.ANY_CALLER.equals(role) || roles.test(role);
    }
  }

  /**
   * The request ends here.
   *
   * @param refusal what the client is told
   * @param unasked whether the credential that was refused is a cookie, which a browser sends
   *     unasked; where nothing is needed it counts as none
   */
  record Refused(Refusal refusal, boolean unasked) implements Decision {}

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
