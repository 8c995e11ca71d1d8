package io.jwtgate.benchmarks;

import io.jwtgate.TokenVerifier;
import io.jwtgate.TrustedIssuer;
import io.jwtgate.keys.KeySet;
import io.jwtgate.keys.SignatureAlgorithm;
import io.jwtgate.keys.VerificationKey;
import io.jwtgate.testkit.SigningKey;
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

  final SigningKey key;
  private final TokenMint mint;

  private Sample(SigningKey key) {
    this.key = key;
    this.mint = TokenMint.of(ISSUER, AUDIENCE, key);
  }

  static Sample of(String algorithm) {
    return new Sample(SigningKey.generate(algorithm, "2026-11-a"));
  }

  /** A good token, each time with another {@code jti}. */
  String token() {
    return draft().compact();
  }

  /** A good token, to be spoilt. Claims as an identity provider writes them, up to 900 bytes. */
  TokenDraft draft() {
    List<String> roles = new ArrayList<>(List.of("customer"));
    TokenDraft draft = draft(roles);
    while (draft.compact().length() < LENGTH) {
      roles.add("orders-role-" + roles.size());
      draft.claim("realm_access", Map.of("roles", List.copyOf(roles)));
    }
    return draft;
  }

  private TokenDraft draft(List<String> roles) {
    return mint.token()
        .expiresIn(Duration.ofHours(12))
        .claim("preferred_username", "alice")
        .claim("email_verified", true)
        .scope("openid profile email")
        .roles("customer", "buyer")
        .claim("realm_access", Map.of("roles", roles));
  }

  TrustedIssuer trust() {
    SignatureAlgorithm algorithm = SignatureAlgorithm.valueOf(key.algorithm());
    return TrustedIssuer.of(ISSUER)
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
