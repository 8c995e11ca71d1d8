package io.jwtgate;

import io.jwtgate.keys.KeysUnavailableException;

/** How a verification may end: with four exceptions, and with the codes of docs/reasons.md. */
final class Outcomes {
  private static final System.Logger LOG = System.getLogger("io.jwtgate.TokenVerifier");

  private Outcomes() {}

  /** The code of what was thrown. */
  static String of(RuntimeException thrown) {
    if (thrown instanceof TokenRejectedException rejected) {
      return rejected.reason().code();
    }
    if (thrown instanceof KeysUnavailableException) {
      return "keys_unavailable";
    }
    if (thrown instanceof VerifierOverloadedException) {
      return "overloaded";
    }
    return thrown instanceof RevocationUnavailableException
        ? "revocation_unavailable"
        : RejectionReason.INTERNAL_ERROR.code();
  }

  /** What a caller gets for what was thrown: a fault of whatever kind rejects the token. */
  static RuntimeException foreseen(RuntimeException thrown) {
    if (thrown instanceof TokenRejectedException
        || thrown instanceof KeysUnavailableException
        || thrown instanceof RevocationUnavailableException
        || thrown instanceof VerifierOverloadedException) {
      return thrown;
    }
    // Its message could quote the token, so only its class is logged.
    LOG.log(System.Logger.Level.WARNING, "verification failed by {0}", thrown.getClass().getName());
    return new TokenRejectedException(RejectionReason.INTERNAL_ERROR);
  }
}
