package io.jwtgate;

import static io.jwtgate.RejectionReason.ALGORITHM_NOT_ALLOWED;
import static io.jwtgate.RejectionReason.BAD_SIGNATURE;
import static io.jwtgate.RejectionReason.UNKNOWN_ISSUER;
import static io.jwtgate.RejectionReason.UNKNOWN_KEY;

import io.jwtgate.keys.KeysUnavailableException;
import io.jwtgate.keys.SignatureAlgorithm;
import io.jwtgate.keys.VerificationKey;
import io.jwtgate.meter.Attempt;
import io.jwtgate.meter.OutcomeMeters;
import io.jwtgate.metrics.OutcomeFigures;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Judges a token by what its text says. The steps stand in {@link #judged}, in the order in which
 * they are taken; no claim is believed before the signature. Immutable but for the headers that
 * need not be read again, and thread-safe.
 */
final class Verification {
  private final Map<String, TrustedIssuer> issuers;
  private final Clock clock;
  private final OutcomeMeters outcomes;
  private final HeaderCache knownHeaders = new HeaderCache();

  Verification(List<TrustedIssuer> issuers, Clock clock) {
    this.issuers = byIssuer(issuers);
    this.clock = clock;
    this.outcomes = new OutcomeMeters(issuers.stream().map(TrustedIssuer::name).toList());
  }

  private static Map<String, TrustedIssuer> byIssuer(List<TrustedIssuer> issuers) {
    if (issuers.isEmpty()) {
      throw new IllegalArgumentException("issuer: trust at least one");
    }
    try {
      return issuers.stream()
          .collect(Collectors.toUnmodifiableMap(TrustedIssuer::issuer, Function.identity()));
    } catch (IllegalStateException twice) {
      throw new IllegalArgumentException("issuer: an issuer stands twice; merge the two", twice);
    }
  }

  Collection<TrustedIssuer> issuers() {
    return issuers.values();
  }

  OutcomeMeters outcomes() {
    return outcomes;
  }

  /**
   * Verifies a token, whatever was known of it before.
   *
   * @throws TokenRejectedException if it is not good
   * @throws KeysUnavailableException if the issuer's keys are not to be had now
   */
  VerifiedToken verify(String compact) {
    Attempt attempt = outcomes.begin();
    try {
      VerifiedToken verified = judged(compact, attempt);
      attempt.ended(OutcomeFigures.ACCEPTED);
      return verified;
    } catch (RuntimeException refused) {
      attempt.ended(Outcomes.of(refused));
      throw refused;
    }
  }

  private VerifiedToken judged(String compact, Attempt attempt) {
    UnverifiedJws token = UnverifiedJws.parse(compact, knownHeaders);
    HeaderRules.requirePlainSignature(token.claimedHeader());
    TrustedIssuer issuer = trustedIssuer(token);
    attempt.concerns(issuer.name());
    SignatureAlgorithm algorithm = allowedAlgorithm(token, issuer);
    VerificationKey key = trustedKey(token, issuer, algorithm);
    requireSignature(token, algorithm, key);
    knownHeaders.add(token);
    VerifiedToken verified = new VerifiedToken(token, issuer, algorithm, key);
    verified.validity().requireAt(clock.millis());
    return verified;
  }

  TrustedIssuer trustedIssuer(UnverifiedJws token) {
    return token
        .claimedIssuer()
        .map(issuers::get)
        .orElseThrow(() -> new TokenRejectedException(UNKNOWN_ISSUER));
  }

  static SignatureAlgorithm allowedAlgorithm(UnverifiedJws token, TrustedIssuer issuer) {
    return token
        .claimedHeader()
        .algorithm()
        .filter(issuer.algorithms()::contains)
        .orElseThrow(() -> new TokenRejectedException(ALGORITHM_NOT_ALLOWED));
  }

  static VerificationKey trustedKey(
      UnverifiedJws token, TrustedIssuer issuer, SignatureAlgorithm algorithm) {
    JoseHeader header = token.claimedHeader();
    return issuer
        .keys()
        .find(algorithm, header.keyId().orElse(null), header.certificateThumbprint().orElse(null))
        .orElseThrow(() -> new TokenRejectedException(UNKNOWN_KEY));
  }

  static void requireSignature(
      UnverifiedJws token, SignatureAlgorithm algorithm, VerificationKey key) {
    boolean signed = key.verifies(algorithm, token.signingInput(), token.signature());
    if (!signed) {
      throw new TokenRejectedException(BAD_SIGNATURE);
    }
  }
}
