package io.jwtgate;

import static io.jwtgate.RejectionReason.ALGORITHM_NOT_ALLOWED;
import static io.jwtgate.RejectionReason.BAD_SIGNATURE;
import static io.jwtgate.RejectionReason.ENCRYPTED;
import static io.jwtgate.RejectionReason.MALFORMED;
import static io.jwtgate.RejectionReason.REVOKED;
import static io.jwtgate.RejectionReason.TOO_LARGE;
import static io.jwtgate.RejectionReason.UNKNOWN_ISSUER;
import static io.jwtgate.RejectionReason.UNKNOWN_KEY;

import io.jwtgate.internal.jose.HeaderCache;
import io.jwtgate.internal.jose.JsonObject;
import io.jwtgate.internal.jose.MalformedJwsException;
import io.jwtgate.internal.jose.UnverifiedJws;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What each step of a {@link Verification} asks, in the order of the steps. Each throws {@link
 * TokenRejectedException} for what must not pass. Immutable but for the headers that need not be
 * read again, and thread-safe.
 */
final class TokenRules {
  /** The most characters that a token may have. */
  static final int MAX_LENGTH = 8 * 1024;

  private final Map<String, TrustedIssuer> issuers;
  private final Clock clock;
  private final RevocationCheck revocation;
  private final HeaderCache headers = new HeaderCache();

  TokenRules(List<TrustedIssuer> issuers, Clock clock, RevocationCheck revocation) {
    this.issuers = byIssuer(issuers);
    this.clock = clock;
    this.revocation = revocation;
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

  static void requireSize(String compact) {
    if (compact.length() > MAX_LENGTH) {
      throw new TokenRejectedException(TOO_LARGE);
    }
  }

  void read(Candidate token) {
    try {
      token.jws = UnverifiedJws.parse(token.compact, headers);
    } catch (MalformedJwsException malformed) {
      throw new TokenRejectedException(malformed.isEncrypted() ? ENCRYPTED : MALFORMED);
    }
  }

  static void requirePlainHeader(Candidate token) {
    HeaderRules.requirePlainSignature(token.header());
  }

  void findIssuer(Candidate token) {
    token.issuer =
        token
            .jws
            .claimedIssuer()
            .map(issuers::get)
            .orElseThrow(() -> new TokenRejectedException(UNKNOWN_ISSUER));
  }

  static void findAlgorithm(Candidate token) {
    token.algorithm =
        token
            .header()
            .algorithm()
            .filter(token.issuer.algorithms()::contains)
            .orElseThrow(() -> new TokenRejectedException(ALGORITHM_NOT_ALLOWED));
  }

  static void findKey(Candidate token) {
    String keyId = token.header().keyId().orElse(null);
    String certificate = token.header().certificateThumbprint().orElse(null);
    token.key =
        token
            .issuer
            .keys()
            .find(token.algorithm, keyId, certificate)
            .orElseThrow(() -> new TokenRejectedException(UNKNOWN_KEY));
  }

  void requireSignature(Candidate token) {
    UnverifiedJws jws = token.jws;
    if (!token.key.verifies(token.algorithm, jws.signingInput(), jws.signature())) {
      throw new TokenRejectedException(BAD_SIGNATURE);
    }
    headers.add(jws.headerSegment(), jws.claimedHeader());
  }

  static void requireType(Candidate token) {
    HeaderRules.requireType(token.header(), token.issuer.tokenType());
    ClaimRules.rejectOtherKinds(token.members(), token.issuer.judgedKinds());
  }

  static void readClaims(Candidate token) {
    JsonObject members = token.members();
    TrustedIssuer issuer = token.issuer;
    token.claims = new Claims(members.members());
    token.validity = Validity.of(members, issuer.times());
    token.audience = ClaimRules.audience(members, issuer.audienceClaim());
    token.subject = ClaimRules.subject(members);
    token.id = ClaimRules.id(members);
    token.clientId = ClaimRules.clientId(members);
    ClaimRules.rejectSenderConstrained(members);
    ClaimRules.requirePresent(members, issuer.requiredClaims());
    ClaimRules.requireValues(members, issuer.claimValues());
    token.name = CallerClaims.name(token.claims, issuer.principalClaims());
    token.roles = issuer.roles().of(token.claims);
    token.scopes = CallerClaims.scopes(token.claims, issuer.scopeClaim());
  }

  static void requireAudience(Candidate token) {
    token.issuer.audiences().require(token.audience);
  }

  void requireTime(VerifiedToken token) {
    token.validity().requireAt(clock.millis());
  }

  void requireNotRevoked(VerifiedToken token) {
    if (revocation.isRevoked(token)) {
      throw new TokenRejectedException(REVOKED);
    }
  }
}
