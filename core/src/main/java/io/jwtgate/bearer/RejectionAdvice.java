package io.jwtgate.bearer;

import io.jwtgate.RejectionReason;
import io.jwtgate.TokenRejectedException;

/** What an operator may do about a rejected token: fixed texts for the log. */
final class RejectionAdvice {
  private RejectionAdvice() {}

  static String of(TokenRejectedException rejected) {
    return rejected.detail() + "; " + of(rejected.reason());
  }

  private static String of(RejectionReason reason) {
    return switch (reason) {
      case TOO_LARGE ->
          "take claims out at the issuer, groups are the usual cause; or raise"
              + " jwtgate.max-token-size";
      case MALFORMED -> "look for text that was cut, quoted or padded on its way";
      case ENCRYPTED -> "let the issuer sign only, or write jwtgate.decryption-key-file";
      case NOT_ENCRYPTED -> "let the issuer encrypt too, or leave jwtgate.decryption-key-file out";
      case NOT_DECRYPTABLE -> "compare the key and alg of the issuer with decryption-key-file";
      case UNSUPPORTED_HEADER -> "let the issuer leave crit, b64 and nested tokens out";
      case WRONG_TYPE -> "send the access token, not the ID or refresh token; jwtgate.token-type";
      case ALGORITHM_NOT_ALLOWED -> "compare alg with jwtgate.algorithms and the kind of key";
      case UNKNOWN_ISSUER -> "compare iss with jwtgate.issuer, to the slash at its end";
      case UNKNOWN_KEY -> "see whether the issuer's key set has the token's kid and fits its alg";
      case BAD_SIGNATURE -> "a token of another environment with the same issuer, or a forgery";
      case MISSING_CLAIM -> "let the issuer add it, or name another claim";
      case MALFORMED_CLAIM -> "let the issuer send times as numbers and names as text";
      case WRONG_CLAIM -> "compare it with jwtgate.claim-values";
      case EXPIRED -> "let the client refresh it; if it is new, compare the clocks";
      case NOT_YET_VALID -> "compare the clocks; jwtgate.clock-skew allows for a difference";
      case LIFETIME_TOO_LONG -> "let the issuer issue shorter ones, or raise jwtgate.max-lifetime";
      case WRONG_AUDIENCE -> "let the issuer put this service into aud; see jwtgate.audience";
      case SENDER_CONSTRAINED -> "let the issuer give plain bearer tokens for this service";
      case REVOKED -> "log in again; it was logged out or revoked";
      case INTERNAL_ERROR -> "a WARNING of io.jwtgate says what failed";
    };
  }
}
