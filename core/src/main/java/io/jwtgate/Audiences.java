package io.jwtgate;

import static io.jwtgate.RejectionReason.WRONG_AUDIENCE;

import java.util.Collections;
import java.util.Set;

/**
 * Whom an issuer's tokens must be for. Immutable.
 *
 * @param accepted the {@code aud} values of which a token needs one, compared exactly
 * @param any whether no audience is judged; dangerous where an issuer serves several services
 * @param onlyOne whether a token for several audiences is rejected, so that its scopes can mean no
 *     other service (RFC 9068 section 5)
 */
record Audiences(Set<String> accepted, boolean any, boolean onlyOne) {

  /**
   * The audiences, checked.
   *
   * @throws IllegalArgumentException if there is none; the message begins with the name of the
   *     setting
   */
  Audiences {
    accepted = Set.copyOf(accepted);
    if (any && !accepted.isEmpty()) {
      throw new IllegalArgumentException("unsafe-any-audience: write this or audience, not both");
    }
    if (!any && (accepted.isEmpty() || accepted.contains(""))) {
      throw new IllegalArgumentException("audience: write the aud values that name this service");
    }
  }

  /**
   * @throws TokenRejectedException unless one of a token's audiences is accepted
   */
  void require(Set<String> claimed) {
    boolean meant = any || !Collections.disjoint(claimed, accepted);
    if (!meant || (onlyOne && claimed.size() > 1)) {
      throw new TokenRejectedException(WRONG_AUDIENCE);
    }
  }
}
