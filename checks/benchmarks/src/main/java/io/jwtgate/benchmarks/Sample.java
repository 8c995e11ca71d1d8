package io.jwtgate.benchmarks;

import io.jwtgate.TokenVerifier;
import io.jwtgate.TrustedIssuer;
import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.keys.KeySet;
import io.jwtgate.keys.VerificationKey;
import io.jwtgate.testkit.TestKey;
import io.jwtgate.testkit.TokenDraft;
import io.jwtgate.testkit.TokenMint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One issuer, one key, and tokens of about 900 bytes: what everything is measured with. */
final class Sample {
  static final String ISSUER = "https://id.example.com/realms/shop";
  static final String AUDIENCE = "orders";
  private static final int LENGTH = 900;

  final TestKey key;
  private final String issuer;
  private final TokenMint mint;
  private final List<String> roles;

  private Sample(String issuer, TestKey key) {
    this.issuer = issuer;
    this.key = key;
    this.mint = TokenMint.of(issuer, AUDIENCE, key);
    this.roles = rolesToFill();
  }

  static Sample of(String algorithm) {
    return of(algorithm, ISSUER);
  }

  static Sample of(String algorithm, String issuer) {
    return new Sample(issuer, TestKey.generate(algorithm, "2026-11-a"));
  }

  /** So many roles that a token has its length. */
  private List<String> rolesToFill() {
    List<String> filling = new ArrayList<>(List.of("customer"));
    while (draft(filling).compact().length() < LENGTH) {
      filling.add("orders-role-" + filling.size());
    }
    return List.copyOf(filling);
  }

  static Sample ofRsa(int bits) {
    return new Sample(ISSUER, TestKey.rsa("2026-11-a", bits));
  }

  /** A good token, each time with another {@code jti}. */
  String token() {
    return draft().compact();
  }

  /** A good token, to be spoilt. Claims as an identity provider writes them, up to 900 bytes. */
  TokenDraft draft() {
    return draft(roles);
  }

  private TokenDraft draft(List<String> realmRoles) {
    return mint.token()
        // Some peers take no other.
        .header("typ", "JWT")
        .expiresIn(Duration.ofHours(12))
        .claim("preferred_username", "alice")
        .claim("email_verified", true)
        .scope("openid profile email")
        .roles("customer", "buyer")
        .claim("realm_access", Map.of("roles", realmRoles));
  }

  TrustedIssuer trust() {
    SignatureAlgorithm algorithm = SignatureAlgorithm.valueOf(key.algorithm());
    return TrustedIssuer.of(issuer)
        .audience(AUDIENCE)
        .algorithms(algorithm)
        .keys(KeySet.of(verificationKey(algorithm)))
        .build();
  }

  private VerificationKey verificationKey(SignatureAlgorithm algorithm) {
    return algorithm.isSymmetric()
        ? VerificationKey.secret(key.secret(), key.keyId(), algorithm)
        : VerificationKey.of(key.publicKey(), key.keyId(), algorithm);
  }

  /** A verifier that keeps so many tokens. */
  TokenVerifier verifier(long cacheSize) {
    return TokenVerifier.builder().trust(trust()).cacheSize(cacheSize).build();
  }
}
