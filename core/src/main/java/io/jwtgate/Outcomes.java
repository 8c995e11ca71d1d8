package io.jwtgate;

import io.jwtgate.keys.KeysUnavailableException;

/** The word for what a verification ended with: the reason codes of {@code docs/reasons.md}. */
final class Outcomes {
  private Outcomes() {}

  static String of(RuntimeException refused) {
    if (refused instanceof TokenRejectedException rejected) {
      return rejected.reason().code();
    }
    if (refused instanceof KeysUnavailableException) {
      return "keys_unavailable";
    }
    return refused instanceof RevocationUnavailableException
        ? "revocation_unavailable"
        : RejectionReason.INTERNAL_ERROR.code();
  }
}
