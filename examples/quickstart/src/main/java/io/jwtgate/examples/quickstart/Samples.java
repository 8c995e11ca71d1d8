package io.jwtgate.examples.quickstart;

import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.session.issue.SigningKey;
import io.jwtgate.session.issue.TokenGrant;
import io.jwtgate.session.issue.TokenIssuer;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Tokens that are wrong in one way each, for the page to try. All claim to be Bob, the admin. No
 * real application has this.
 */
@Path("samples")
@Produces(MediaType.APPLICATION_JSON)
public final class Samples {
  private static final TokenGrant BOB = TokenGrant.to("bob").withRoles("admin", "user");

  private final TokenIssuer issuer;
  private final SigningKey key;

  @Inject
  Samples(LocalLogin local) {
    this.issuer = local.sessions().issuer();
    this.key = issuer.keys().current();
  }

  @GET
  @PermitAll
  public Map<String, String> all() {
    return Map.of(
        "expired", expired(),
        "audience", issuer("another-service", key).issue(BOB).compact(),
        "stranger", issuer(LocalLogin.AUDIENCE, strangersKey()).issue(BOB).compact(),
        "confusion", issuer(LocalLogin.AUDIENCE, publicKeyAsSecret()).issue(BOB).compact());
  }

  private String expired() {
    Instant tenMinutesAgo = Instant.now().minus(Duration.ofMinutes(10));
    return issuer.issueAt(BOB, tenMinutesAgo).compact();
  }

  private TokenIssuer issuer(String audience, SigningKey signer) {
    return TokenIssuer.of(issuer.issuer()).audience(audience).signingKey(signer).build();
  }

  private SigningKey strangersKey() {
    return SigningKey.generate(SignatureAlgorithm.ES256).withKeyId(key.keyId());
  }

  /** The old trick: the public key, which everybody has, taken as an HMAC secret. */
  private SigningKey publicKeyAsSecret() {
    byte[] everybodyHasIt =
        key.publicJwk().orElseThrow().toString().getBytes(StandardCharsets.UTF_8);
    return SigningKey.secret(everybodyHasIt, SignatureAlgorithm.HS256).withKeyId(key.keyId());
  }
}
