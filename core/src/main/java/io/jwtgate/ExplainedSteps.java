package io.jwtgate;

import io.jwtgate.TokenExplanation.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Runs the steps of a verification for an operator and reports each. After the first that rejects,
 * the others are reported without being judged. Used once, by one thread.
 */
final class ExplainedSteps {
  private final TokenDescription token;
  private final List<TokenExplanation.Step> steps = new ArrayList<>();
  private Optional<RejectionReason> rejection = Optional.empty();
  private String detail = "";

  ExplainedSteps(TokenDescription token) {
    this.token = token;
  }

  /**
   * @param subject what the steps look at; not asked for when a token was rejected already
   */
  <T> ExplainedSteps run(List<Step<T>> next, Supplier<T> subject) {
    T judged = rejection.isPresent() ? null : subject.get();
    for (Step<T> step : next) {
      Verdict verdict = rejection.isPresent() ? Verdict.NOT_JUDGED : verdict(step, judged);
      String text = step.description().apply(token);
      String why = verdict == Verdict.REJECTED && !detail.isEmpty() ? "; " + detail : "";
      steps.add(new TokenExplanation.Step(step.name(), verdict, text + why));
    }
    return this;
  }

  private <T> Verdict verdict(Step<T> step, T subject) {
    try {
      step.judge(subject);
      return Verdict.PASSED;
    } catch (RuntimeException thrown) {
      if (Outcomes.foreseen(thrown) instanceof TokenRejectedException rejected) {
        rejection = Optional.of(rejected.reason());
        boolean more = !rejected.detail().equals(rejected.reason().description());
        detail = more ? rejected.detail() : "";
        return Verdict.REJECTED;
      }
      throw thrown;
    }
  }

  TokenExplanation explanation() {
    return new TokenExplanation(rejection, steps);
  }
}
