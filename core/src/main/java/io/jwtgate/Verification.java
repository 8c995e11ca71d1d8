package io.jwtgate;

import io.jwtgate.internal.metrics.Attempt;
import io.jwtgate.internal.metrics.OutcomeMeters;
import io.jwtgate.keys.KeysUnavailableException;
import io.jwtgate.metrics.OutcomeFigures;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * In which order a token is judged: the three lists at the top are the only ones. Verifying runs
 * them, and so does explaining, which reports each step. What a step asks stands in {@link
 * TokenRules}. Thread-safe.
 */
final class Verification {
  private static final int AFTER_ISSUER = 3;

  private final List<Step<String>> onArrival;
  private final List<Step<Candidate>> once;
  private final List<Step<VerifiedToken>> atEveryUse;
  private final TokenRules rules;
  private final Clock clock;
  private final OutcomeMeters outcomes;

  /** Judged before anything is decoded. */
  private static List<Step<String>> onArrival(TokenRules rules) {
    return List.of(new Step<>("size", rules::requireSize, TokenDescription::size));
  }

  /**
   * Judged once for a token; what they have found may come out of the cache later. No claim is
   * believed before the signature.
   */
  private static List<Step<Candidate>> once(TokenRules rules) {
    return List.of(
        new Step<>("structure", rules::read, TokenDescription::structure),
        new Step<>("header", TokenRules::requirePlainHeader, TokenDescription::parameters),
        new Step<>("issuer", rules::findIssuer, TokenDescription::issuer),
        new Step<>("algorithm", TokenRules::findAlgorithm, TokenDescription::algorithm),
        new Step<>("key", rules::findKey, TokenDescription::key),
        new Step<>("signature", rules::requireSignature, TokenDescription::signature),
        new Step<>("type", TokenRules::requireType, TokenDescription::type),
        new Step<>("claims", TokenRules::readClaims, TokenDescription::forms),
        new Step<>("audience", TokenRules::requireAudience, TokenDescription::audience));
  }

  /** Only where some issuer's tokens are encrypted: after it is known whose a token is. */
  private static List<Step<Candidate>> withEncryption(List<Step<Candidate>> once) {
    List<Step<Candidate>> steps = new ArrayList<>(once);
    steps.add(
        AFTER_ISSUER,
        new Step<>("encryption", TokenRules::requireEncryption, TokenDescription::encryption));
    return List.copyOf(steps);
  }

  /** Judged at every use, for a token out of the cache too. */
  private static List<Step<VerifiedToken>> atEveryUse(TokenRules rules) {
    return List.of(
        new Step<>("time", rules::requireTime, TokenDescription::times),
        new Step<>("revocation", rules::requireNotRevoked, it -> "not ended before its time"));
  }

  Verification(
      List<TrustedIssuer> issuers, Clock clock, RevocationCheck revocation, int maxLength) {
    this(issuers, null, clock, revocation, maxLength);
  }

  /**
   * @param source null where there are no other issuers
   * @param maxLength the most characters that a signed token may have
   */
  Verification(
      List<TrustedIssuer> issuers,
      IssuerSource source,
      Clock clock,
      RevocationCheck revocation,
      int maxLength) {
    this.rules = new TokenRules(issuers, source, clock, revocation, maxLength);
    this.clock = clock;
    this.outcomes = new OutcomeMeters(names(issuers, source));
    this.onArrival = onArrival(rules);
    this.once = rules.encrypted().areExpected() ? withEncryption(once(rules)) : once(rules);
    this.atEveryUse = atEveryUse(rules);
  }

  private static Set<String> names(List<TrustedIssuer> issuers, IssuerSource source) {
    Set<String> names = new HashSet<>(source == null ? Set.of() : source.names());
    issuers.forEach(issuer -> names.add(issuer.name()));
    return names;
  }

  Collection<TrustedIssuer> issuers() {
    return rules.issuers();
  }

  Clock clock() {
    return clock;
  }

  OutcomeMeters outcomes() {
    return outcomes;
  }

  /**
   * @throws TokenRejectedException if the text is too long
   */
  void judgeOnArrival(String compact) {
    judge(onArrival, compact, OutcomeFigures.NO_ISSUER);
  }

  /**
   * Verifies a token, whatever is known of it.
   *
   * @throws TokenRejectedException if it is not valid
   * @throws KeysUnavailableException if the issuer's keys are not to be had now
   */
  VerifiedToken verify(String compact) {
    Candidate candidate = new Candidate(compact);
    Attempt attempt = outcomes.begin();
    try {
      once.forEach(step -> step.judge(candidate));
      VerifiedToken verified = new VerifiedToken(candidate);
      // Judged at the use as well; here, so that a token that is not valid now is not cached.
      rules.requireTime(verified);
      attempt.ended(candidate.issuerName(), OutcomeFigures.ACCEPTED);
      return verified;
    } catch (RuntimeException rejected) {
      attempt.ended(candidate.issuerName(), Outcomes.of(rejected));
      throw rejected;
    }
  }

  /**
   * @throws TokenRejectedException if a verified token is not valid at this moment
   * @throws RevocationUnavailableException if it can't be told whether it was revoked
   */
  void judgeAtUse(VerifiedToken token) {
    judge(atEveryUse, token, token.issuerName());
  }

  /** Whether a verified token is valid at this moment, as far as that can be told. */
  boolean isValidNow(VerifiedToken token) {
    try {
      atEveryUse.forEach(step -> step.judge(token));
      return token.isKeyTrusted();
    } catch (RuntimeException rejected) {
      Outcomes.foreseen(rejected);
      return false;
    }
  }

  private <T> void judge(List<Step<T>> steps, T subject, String issuerName) {
    try {
      for (Step<T> step : steps) {
        step.judge(subject);
      }
    } catch (RuntimeException rejected) {
      outcomes.rejectedAtUse(issuerName, Outcomes.of(rejected));
      throw rejected;
    }
  }

  /** The same steps once more, up to the first that rejects, each with what it has compared. */
  TokenExplanation explain(String compact) {
    String bounded = compact.substring(0, Math.min(compact.length(), rules.maxLength()));
    Candidate candidate = new Candidate(compact);
    return new ExplainedSteps(TokenDescription.of(bounded, rules, clock.instant()))
        .run(onArrival, () -> compact)
        .run(once, () -> candidate)
        .run(atEveryUse, () -> new VerifiedToken(candidate))
        .explanation();
  }
}
