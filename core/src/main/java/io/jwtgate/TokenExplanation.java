package io.jwtgate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Why a token is taken or refused, step by step, for an operator. Of what the token claims it shows
 * the issuer, audience, algorithm, key id, type and times, shortened and escaped, and of every
 * other claim the name alone; no signature and no secret. Immutable.
 *
 * @param refusal the reason; empty if the token is taken
 * @param steps what was judged, in order
 */
public record TokenExplanation(Optional<RejectionReason> refusal, List<Step> steps) {

  public TokenExplanation {
    steps = List.copyOf(steps);
  }

  /** What came of one step. */
  public enum Outcome {
    PASSED,
    REFUSED,
    NOT_JUDGED
  }

  /**
   * One step.
   *
   * @param name what was judged
   * @param outcome what came of it
   * @param text what the token claims, and what is expected
   */
  public record Step(String name, Outcome outcome, String text) {
    @Override
    public String toString() {
      String mark =
          switch (outcome) {
            case PASSED -> "  ok    ";
            case REFUSED -> "REFUSED ";
            case NOT_JUDGED -> "  -     ";
          };
      return mark + "%-10s %s".formatted(name, text);
    }
  }

  /** The steps and the verdict, a line each. */
  @Override
  public String toString() {
    String verdict =
        refusal
            .map(reason -> "refused: " + reason.code() + " (" + reason.description() + ")")
            .orElse("accepted");
    return steps.stream().map(Step::toString).collect(Collectors.joining("\n", "", "\n")) + verdict;
  }
}
