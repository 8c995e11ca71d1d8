package io.jwtgate.examples.quickstart;

import io.jwtgate.TrustedIssuer;
import io.jwtgate.keys.KeySet;
import io.jwtgate.keys.VerificationKey;
import io.jwtgate.testkit.SigningKey;
import io.jwtgate.testkit.TokenMint;
import java.time.Duration;

/** Issues tokens, signed by a key that is made at start and forgotten at the end. */
record LocalIssuer(TokenMint mint) {
  static final String AUDIENCE = "quickstart";
  static final Duration LIFETIME = Duration.ofMinutes(5);

  static LocalIssuer at(String url) {
    return new LocalIssuer(TokenMint.of(url, AUDIENCE, SigningKey.generate("ES256", "quickstart-1")));
  }

  String issue(User user) {
    String[] roles = user.roles().toArray(String[]::new);
    return mint.token().subject(user.name()).roles(roles).expiresIn(LIFETIME).compact();
  }

  TrustedIssuer asTrusted() {
    SigningKey key = mint.key();
    return TrustedIssuer.of(mint.issuer())
        .audience(AUDIENCE)
        .keys(KeySet.of(VerificationKey.of(key.publicKey(), key.keyId())))
        .build();
  }
}
