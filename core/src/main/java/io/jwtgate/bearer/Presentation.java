package io.jwtgate.bearer;

import io.jwtgate.TokenVerifier;
import io.jwtgate.VerifiedToken;
import java.time.Instant;
import java.util.Optional;

/**
 * How the token of one request was presented: what judges it, and its text where the application
 * may have that. Never kept with the token, which other requests may bring too. Immutable.
 */
final class Presentation {
  /** Of a token that was not presented to a gate. */
  static final Presentation NONE = new Presentation(null, null);

  private final TokenVerifier verifier;
  private final String bearer;

  /**
   * @param verifier null for none
   * @param bearer a secret; null where the application must not have it
   */
  Presentation(TokenVerifier verifier, String bearer) {
    this.verifier = verifier;
    this.bearer = bearer;
  }

  Optional<String> bearer() {
    return Optional.ofNullable(bearer);
  }

  Presentation withoutBearer() {
    return new Presentation(verifier, null);
  }

  boolean isStillValid(VerifiedToken token) {
    return verifier == null
        ? Instant.now().isBefore(token.validUntil())
        : verifier.isStillValid(token);
  }
}
