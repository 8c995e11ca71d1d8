package io.jwtgate;

import static io.jwtgate.RejectionReason.ALGORITHM_NOT_ALLOWED;
import static io.jwtgate.RejectionReason.BAD_SIGNATURE;
import static io.jwtgate.RejectionReason.ENCRYPTED;
import static io.jwtgate.RejectionReason.EXPIRED;
import static io.jwtgate.RejectionReason.INTERNAL_ERROR;
import static io.jwtgate.RejectionReason.LIFETIME_TOO_LONG;
import static io.jwtgate.RejectionReason.MALFORMED;
import static io.jwtgate.RejectionReason.MALFORMED_CLAIM;
import static io.jwtgate.RejectionReason.MISSING_CLAIM;
import static io.jwtgate.RejectionReason.NOT_YET_VALID;
import static io.jwtgate.RejectionReason.REVOKED;
import static io.jwtgate.RejectionReason.SENDER_CONSTRAINED;
import static io.jwtgate.RejectionReason.TOO_LARGE;
import static io.jwtgate.RejectionReason.UNKNOWN_ISSUER;
import static io.jwtgate.RejectionReason.UNKNOWN_KEY;
import static io.jwtgate.RejectionReason.UNSUPPORTED_HEADER;
import static io.jwtgate.RejectionReason.WRONG_AUDIENCE;
import static io.jwtgate.RejectionReason.WRONG_CLAIM;
import static io.jwtgate.RejectionReason.WRONG_TYPE;

import io.jwtgate.TokenExplanation.Outcome;
import io.jwtgate.TokenExplanation.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A step of a verification as it is explained. The verdict itself is always the verifier's own.
 *
 * @param name what is judged
 * @param reasons the refusals that it can give
 * @param text what the token and its issuer's description say about it
 */
record VerificationStep(
    String name, Set<RejectionReason> reasons, Function<TokenDescription, String> text) {

  /** Every step, in the verifier's order. */
  static final List<VerificationStep> ALL =
      List.of(
          step("size", token -> "at most 8192 characters", TOO_LARGE),
          step("structure", TokenDescription::structure, MALFORMED, ENCRYPTED, INTERNAL_ERROR),
          step("header", TokenDescription::parameters, UNSUPPORTED_HEADER),
          step("issuer", TokenDescription::issuer, UNKNOWN_ISSUER),
          step("algorithm", TokenDescription::algorithm, ALGORITHM_NOT_ALLOWED),
          step("key", TokenDescription::key, UNKNOWN_KEY),
          step("signature", token -> "made by that key over these very bytes", BAD_SIGNATURE),
          step("type", TokenDescription::type, WRONG_TYPE),
          step(
              "claims",
              TokenDescription::forms,
              MISSING_CLAIM,
              MALFORMED_CLAIM,
              WRONG_CLAIM,
              SENDER_CONSTRAINED),
          step("audience", TokenDescription::audience, WRONG_AUDIENCE),
          step("time", TokenDescription::times, EXPIRED, NOT_YET_VALID, LIFETIME_TOO_LONG),
          step("revocation", token -> "not ended before its time", REVOKED));

  private static VerificationStep step(
      String name, Function<TokenDescription, String> text, RejectionReason... reasons) {
    return new VerificationStep(name, Set.of(reasons), text);
  }

  /** A verdict, told step by step. */
  static TokenExplanation explain(TokenDescription token, Optional<RejectionReason> refusal) {
    List<Step> steps = new ArrayList<>();
    boolean fell = false;
    for (VerificationStep step : ALL) {
      boolean fallsHere = refusal.filter(step.reasons::contains).isPresent();
      Outcome outcome = fallsHere ? Outcome.REFUSED : fell ? Outcome.NOT_JUDGED : Outcome.PASSED;
      steps.add(new Step(step.name, outcome, step.text.apply(token)));
      fell |= fallsHere;
    }
    return new TokenExplanation(refusal, steps);
  }
}
