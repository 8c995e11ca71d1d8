package io.jwtgate;

import io.jwtgate.jose.SignatureAlgorithm;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A token that was verified: only {@link TokenVerifier} can make one. Deeply immutable and
 * thread-safe. It holds the claims and not the token's text, so it is no credential.
 */
public final class VerifiedToken {
  private final String issuer;
  private final String issuerName;
  private final SignatureAlgorithm algorithm;
  private final String keyId;
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
  private final KeyTrust trust;

  /** Only holds: every step that is taken once has passed. */
  VerifiedToken(Candidate passed) {
    this.issuer = passed.issuer.issuer();
    this.issuerName = passed.issuer.name();
    this.algorithm = passed.algorithm;
    String claimedKeyId = passed.header().keyId().orElse(null);
    // The key's own copy: all of its tokens share it, and the same object is compared at once.
    this.keyId = passed.key.keyId().filter(own -> own.equals(claimedKeyId)).orElse(claimedKeyId);
    this.type = passed.header().type();
    this.claims = passed.claims;
    this.validity = passed.validity;
    this.audience = passed.audience;
    this.subject = passed.subject;
    this.id = passed.id;
    this.clientId = passed.clientId;
    this.name = passed.name;
    this.roles = passed.roles;
    this.scopes = passed.scopes;
    this.trust = KeyTrust.of(passed);
  }

  /** {@code iss}, which is one of the trusted issuers. */
  public String issuer() {
    return issuer;
  }

  /** The deployer's label of the issuer, safe for logs and metrics. */
  public String issuerName() {
    return issuerName;
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

  /**
   * The first moment at which the token is valid no longer: {@code exp}, or an earlier end that its
   * issuer's rules set, and the clock skew that they allow.
   */
  public Instant validUntil() {
    return Instant.ofEpochMilli(validity.until());
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

  /** All claims of the token. */
  public Claims claims() {
    return claims;
  }

  /** {@code typ}, as it was sent. */
  public Optional<String> type() {
    return type;
  }

  /** {@code alg}: the algorithm of the signature. */
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
    return "VerifiedToken[" + issuerName + " " + claims + "]";
  }

  /** Without an {@code Optional}, since it is asked for at every use of a cached token. */
  String keyIdOrNull() {
    return keyId;
  }

  boolean isKeyTrusted() {
    return trust.holds(this);
  }

  Validity validity() {
    return validity;
  }
}
