package io.jwtgate;

import io.jwtgate.json.JsonObject;
import io.jwtgate.keys.SignatureAlgorithm;
import io.jwtgate.keys.VerificationKey;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A token that was verified: only {@link TokenVerifier} can make one. Deeply immutable and
 * thread-safe. It holds the claims and not the token's text, so it is no credential.
 */
public final class VerifiedToken {
  private final TrustedIssuer trust;
  private final VerificationKey key;
  private final SignatureAlgorithm algorithm;
  private final String keyId;
  private final String certificateThumbprint;
  private final Claims claims;
  private final Optional<String> type;
  private final Optional<String> subject;
  private final Optional<String> id;
  private final Optional<String> clientId;
  private final Set<String> audience;
  private final Validity validity;
  private final String name;
  private final Set<String> roles;
  private final Set<String> scopes;

  /** Judges the claims; the signature has been checked before. */
  VerifiedToken(
      UnverifiedJws token,
      TrustedIssuer trust,
      SignatureAlgorithm algorithm,
      VerificationKey key) {
    JsonObject members = token.claimedClaims();
    HeaderRules.requireType(token.claimedHeader(), trust.tokenType());
    ClaimRules.refuseOtherKinds(members, trust.claimValues().keySet());
    this.trust = trust;
    this.key = key;
    this.algorithm = algorithm;
    String claimedKeyId = token.claimedHeader().keyId().orElse(null);
    // The key's own copy: a million tokens then share it, and a look-up compares it at once.
    this.keyId = key.keyId().filter(own -> own.equals(claimedKeyId)).orElse(claimedKeyId);
    this.certificateThumbprint = token.claimedHeader().certificateThumbprint().orElse(null);
    this.type = token.claimedHeader().type();
    this.claims = new Claims(members.members());
    this.validity = Validity.of(members, trust.times());
    this.audience = ClaimRules.audience(members, trust.audienceClaim());
    this.subject = ClaimRules.subject(members);
    this.id = ClaimRules.id(members);
    this.clientId = ClaimRules.clientId(members);
    ClaimRules.refuseSenderConstrained(members);
    ClaimRules.requirePresent(members, trust.requiredClaims());
    ClaimRules.requireValues(members, trust.claimValues());
    this.name = CallerClaims.name(claims, trust.principalClaim());
    this.roles = CallerClaims.roles(claims, trust.rolesClaims());
    this.scopes = CallerClaims.scopes(claims, trust.scopeClaim());
    trust.audiences().require(audience);
  }

  /** {@code iss}, which is one of the trusted issuers. */
  public String issuer() {
    return trust.issuer();
  }

  /** The deployer's label of the issuer, safe for logs and metrics. */
  public String issuerName() {
    return trust.name();
  }

  /** {@code sub}. */
  public Optional<String> subject() {
    return subject;
  }

  /** {@code jti}. */
  public Optional<String> id() {
    return id;
  }

  /** {@code client_id} (RFC 9068 section 2.2): who asked for the token. */
  public Optional<String> clientId() {
    return clientId;
  }

  /**
   * Whether the client speaks for itself and for no user: it is its own subject (RFC 9068 section
   * 2.2). Such a caller must not be taken for a user whose name the client chose (RFC 9700 section
   * 4.15).
   */
  public boolean isClient() {
    return subject.isPresent() && subject.equals(clientId);
  }

  /** {@code aud}; unmodifiable. */
  public Set<String> audience() {
    return audience;
  }

  /** {@code exp}, cut to the millisecond. */
  public Instant expiresAt() {
    return Instant.ofEpochMilli(validity.expiry());
  }

  /** {@code iat}. */
  public Optional<Instant> issuedAt() {
    return claims.instant("iat");
  }

  /** {@code nbf}. */
  public Optional<Instant> notBefore() {
    return claims.instant("nbf");
  }

  /** The caller's name, from the issuer's principal claim. */
  public String name() {
    return name;
  }

  /** The caller's roles, from the issuer's roles claims; unmodifiable. */
  public Set<String> roles() {
    return roles;
  }

  /** The parts of {@code scope}; unmodifiable. */
  public Set<String> scopes() {
    return scopes;
  }

  public Claims claims() {
    return claims;
  }

  /** {@code typ}, as it was sent. */
  public Optional<String> type() {
    return type;
  }

  public SignatureAlgorithm algorithm() {
    return algorithm;
  }

  /** {@code kid}, as it was sent. */
  public Optional<String> keyId() {
    return Optional.ofNullable(keyId);
  }

  /** The issuer's label and the names of the claims, without their values. */
  @Override
  public String toString() {
    return "VerifiedToken[" + trust.name() + " " + claims + "]";
  }

  Validity validity() {
    return validity;
  }

  /** Whether the issuer would pick the same key today; a key that left its set ends its tokens. */
  boolean isKeyStillTrusted() {
    VerificationKey current =
        trust.keys().find(algorithm, keyId, certificateThumbprint).orElse(null);
    return key.equals(current);
  }
}
