package io.jwtgate.examples.quickstart;

import io.jwtgate.testkit.SigningKey;
import io.jwtgate.testkit.TokenDraft;
import io.jwtgate.testkit.TokenMint;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.Map;

/**
 * Tokens that are wrong in one way each, for the page to try. All claim to be an admin's. No real
 * application has this.
 */
@Path("samples")
@Produces(MediaType.APPLICATION_JSON)
public final class Samples {
  private final TokenMint mint;

  @Inject
  Samples(LocalIssuer issuer) {
    this.mint = issuer.mint();
  }

  @GET
  @PermitAll
  public Map<String, String> all() {
    return Map.of(
        "expired", bob(mint).expiresIn(Duration.ofMinutes(-5)).compact(),
        "audience", bob(mint).claim("aud", "another-service").compact(),
        "stranger", bob(mint.withKey(strangersKey())).compact(),
        "confusion", bob(mint.withKey(publicKeyAsSecret())).compact());
  }

  private static TokenDraft bob(TokenMint mint) {
    return mint.token().subject("bob").roles("admin", "user");
  }

  private SigningKey strangersKey() {
    return SigningKey.generate("ES256", mint.key().keyId());
  }

  /** The old trick: the public key, which everybody has, taken as an HMAC secret. */
  private SigningKey publicKeyAsSecret() {
    byte[] everybodyHasIt = mint.key().publicKey().getEncoded();
    return SigningKey.hmac("HS256", mint.key().keyId(), everybodyHasIt);
  }
}
