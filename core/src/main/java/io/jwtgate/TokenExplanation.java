package io.jwtgate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Why a token is valid or rejected, step by step, for an operator. Of what the token claims it
 * shows the issuer, audience, algorithm, key id, type and times, shortened and escaped, and of
 * every other claim the name alone; no signature and no secret. Immutable.
 *
 * @param rejection the reason; empty if the token is valid
 * @param steps what was judged, in order
 */
public record TokenExplanation(Optional<RejectionReason> rejection, List<Step> steps) {

  public TokenExplanation {
    steps = List.copyOf(steps);
  }

  /** What came of one step. */
  public enum Verdict {
    /** The token has passed it. */
    PASSED,
    /** The token was rejected by it. */
    REJECTED,
    /** An earlier step has rejected the token. */
    NOT_JUDGED
  }

  /**
   * One step.
   *
   * @param name what was judged
   * @param verdict what came of it
   * @param text what the token claims, and what is expected
   */
  public record Step(String name, Verdict verdict, String text) {
    @Override
    public String toString() {
      String mark =
          switch (verdict) {
            case PASSED -> "   ok    ";
            case REJECTED -> "REJECTED ";
            case NOT_JUDGED -> "   -     ";
          };
      return mark + "%-10s %s".formatted(name, text);
    }
  }

  /** The steps and the verdict, a line each. */
  @Override
  public String toString() {
    String end =
        rejection
            .map(reason -> "rejected: " + reason.code() + " (" + reason.description() + ")")
            .orElse("accepted");
    return steps.stream().map(Step::toString).collect(Collectors.joining("\n", "", "\n")) + end;
  }
}
