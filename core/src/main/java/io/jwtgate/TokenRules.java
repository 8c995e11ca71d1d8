package io.jwtgate;

import static io.jwtgate.RejectionReason.ALGORITHM_NOT_ALLOWED;
import static io.jwtgate.RejectionReason.BAD_SIGNATURE;
import static io.jwtgate.RejectionReason.ENCRYPTED;
import static io.jwtgate.RejectionReason.MALFORMED;
import static io.jwtgate.RejectionReason.NOT_DECRYPTABLE;
import static io.jwtgate.RejectionReason.NOT_ENCRYPTED;
import static io.jwtgate.RejectionReason.REVOKED;
import static io.jwtgate.RejectionReason.TOO_LARGE;
import static io.jwtgate.RejectionReason.UNKNOWN_ISSUER;
import static io.jwtgate.RejectionReason.UNKNOWN_KEY;

import io.jwtgate.internal.jose.HeaderCache;
import io.jwtgate.internal.jose.JsonObject;
import io.jwtgate.internal.jose.MalformedJwsException;
import io.jwtgate.internal.jose.UnverifiedJwe;
import io.jwtgate.internal.jose.UnverifiedJws;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What each step of a {@link Verification} asks, in the order of the steps. Each throws {@link
 * TokenRejectedException} for what must not pass. Immutable but for the headers that need not be
 * read again, and thread-safe.
 */
final class TokenRules {
  private final Map<String, TrustedIssuer> issuers;
  private final IssuerSource source;
  private final Clock clock;
  private final RevocationCheck revocation;
  private final EncryptedTokens encrypted;
  private final int maxLength;
  private final HeaderCache headers = new HeaderCache();

  /**
   * @param source null where there are no other issuers
   * @param maxLength the most characters that a signed token may have
   */
  TokenRules(
      List<TrustedIssuer> issuers,
      IssuerSource source,
      Clock clock,
      RevocationCheck revocation,
      int maxLength) {
    this.issuers = byIssuer(issuers, source != null);
    this.source = source;
    this.encrypted =
        new EncryptedTokens(
            issuers.stream().flatMap(issuer -> issuer.encryption().stream()).toList(),
            DecryptionLimit.SHARED);
    this.clock = clock;
    this.revocation = revocation;
    this.maxLength = maxLength;
  }

  private static Map<String, TrustedIssuer> byIssuer(
      List<TrustedIssuer> issuers, boolean mayBeNone) {
    if (issuers.isEmpty() && !mayBeNone) {
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

  /** Whom to name where a token is explained: the trusted issuers, and its own if it is found. */
  Collection<TrustedIssuer> issuersAnd(Optional<String> claimed) {
    List<TrustedIssuer> all = new ArrayList<>(issuers.values());
    claimed
        .filter(issuer -> !issuers.containsKey(issuer))
        .flatMap(this::foundNow)
        .ifPresent(all::add);
    return all;
  }

  EncryptedTokens encrypted() {
    return encrypted;
  }

  /**
   * The most characters that a token may come with; an encrypted one has four for three of what is
   * inside, the key and the header.
   */
  int maxLength() {
    return encrypted.areExpected() ? maxLength + maxLength / 2 : maxLength;
  }

  void requireSize(String compact) {
    requireSize(compact, maxLength());
  }

  private static void requireSize(String text, int most) {
    if (text.length() > most) {
      throw new TokenRejectedException(TOO_LARGE);
    }
  }

  void read(Candidate token) {
    String signed = token.compact;
    if (encrypted.areExpected() && UnverifiedJwe.hasForm(signed)) {
      EncryptedTokens.Opened opened = encrypted.open(signed);
      token.openedBy = opened.by();
      signed = opened.text();
    }
    requireSize(signed, maxLength);
    token.jws = parsed(signed);
  }

  private UnverifiedJws parsed(String signed) {
    try {
      return UnverifiedJws.parse(signed, headers);
    } catch (MalformedJwsException malformed) {
      throw new TokenRejectedException(malformed.isEncrypted() ? ENCRYPTED : MALFORMED);
    }
  }

  static void requirePlainHeader(Candidate token) {
    HeaderRules.requirePlainSignature(token.header());
  }

  void findIssuer(Candidate token) {
    String claimed =
        token.jws.claimedIssuer().orElseThrow(() -> new TokenRejectedException(UNKNOWN_ISSUER));
    token.issuer = issuers.get(claimed);
    if (token.issuer == null) {
      token.issuer =
          foundNow(claimed).orElseThrow(() -> new TokenRejectedException(UNKNOWN_ISSUER));
      token.foundBy = source;
      requireEncryption(token);
    }
  }

  private Optional<TrustedIssuer> foundNow(String claimed) {
    return source == null ? Optional.empty() : source.find(claimed);
  }

  /** Whoever has a key's public half can encrypt, so this says nothing of who made the token. */
  static void requireEncryption(Candidate token) {
    boolean encrypted = token.openedBy != null;
    if (!encrypted && token.issuer.encryption().isPresent()) {
      throw new TokenRejectedException(NOT_ENCRYPTED);
    }
    if (encrypted && !token.openedBy.isBy(token.issuer)) {
      throw new TokenRejectedException(
          NOT_DECRYPTABLE, "it is encrypted to a key that is not for this issuer's tokens");
    }
  }

  static void findAlgorithm(Candidate token) {
    token.algorithm =
        token
            .header()
            .algorithm()
            .filter(token.issuer.algorithms()::contains)
            .orElseThrow(() -> new TokenRejectedException(ALGORITHM_NOT_ALLOWED));
  }

  void findKey(Candidate token) {
    if (token.foundBy != null) {
      requirePlausible(token);
    }
    findKeyOfIssuer(token);
  }

  /**
   * For an issuer whose keys may have to be fetched only now: what will be rejected for its claims
   * anyhow is rejected before. Nothing is believed, and everything is judged again.
   */
  private void requirePlausible(Candidate token) {
    requireType(token);
    readClaims(token);
    requireAudience(token);
    token.validity.requireAt(clock.millis());
  }

  private static void findKeyOfIssuer(Candidate token) {
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
    if (token.issuer.takesLogoutTokens()) {
      LogoutTokenRules.require(token);
    } else {
      HeaderRules.requireType(token.header(), token.issuer.tokenType());
      ClaimRules.rejectOtherKinds(token.members(), token.issuer.judgedKinds());
      LogoutTokenRules.reject(token.members());
    }
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
