package io.jwtgate;

import io.jwtgate.internal.jose.JoseHeader;
import io.jwtgate.internal.jose.JsonObject;
import io.jwtgate.internal.jose.UnverifiedJws;
import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.keys.VerificationKey;
import io.jwtgate.metrics.OutcomeFigures;
import java.util.Optional;
import java.util.Set;

/**
 * A token on its way through the steps of its verification. Each step writes here what it has
 * found, so a field is null until its step has passed; {@code foundBy} stays null for an issuer
 * that was known before. Used once, by one thread.
 */
final class Candidate {
  final String compact;

  /** Stays null for a token that was not encrypted. */
  OpenedBy openedBy;

  UnverifiedJws jws;
  TrustedIssuer issuer;
  IssuerSource foundBy;
  SignatureAlgorithm algorithm;
  VerificationKey key;
  Claims claims;
  Validity validity;
  Set<String> audience;
  Optional<String> subject;
  Optional<String> id;
  Optional<String> clientId;
  String name;
  Set<String> roles;
  Set<String> scopes;

  Candidate(String compact) {
    this.compact = compact;
  }

  JoseHeader header() {
    return jws.claimedHeader();
  }

  JsonObject members() {
    return jws.claimedClaims();
  }

  /** For metrics. */
  String issuerName() {
    return issuer == null ? OutcomeFigures.NO_ISSUER : issuer.name();
  }
}
