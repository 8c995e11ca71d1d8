package io.jwtgate;

import static io.jwtgate.RejectionReason.ALGORITHM_NOT_ALLOWED;
import static io.jwtgate.RejectionReason.BAD_SIGNATURE;
import static io.jwtgate.RejectionReason.MALFORMED_CLAIM;
import static io.jwtgate.RejectionReason.MISSING_CLAIM;
import static io.jwtgate.RejectionReason.UNKNOWN_ISSUER;
import static io.jwtgate.RejectionReason.WRONG_AUDIENCE;
import static io.jwtgate.RejectionReason.WRONG_TYPE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.jwks.RemoteKeySource;
import io.jwtgate.testkit.JwksServer;
import io.jwtgate.testkit.ReceivedRequest;
import io.jwtgate.testkit.Reply;
import io.jwtgate.testkit.TestKey;
import io.jwtgate.testkit.TokenDraft;
import io.jwtgate.testkit.TokenMint;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The profile of RFC 9068: {@link TrustedIssuer.Builder#accessTokenProfile()}. */
class AccessTokenProfileTest {
  private final OneIssuer issuer = OneIssuer.with(TrustedIssuer.Builder::accessTokenProfile);

  @ParameterizedTest(name = "AT-01: typ {0} is an access token")
  @ValueSource(strings = {"at+jwt", "AT+JWT", "application/at+jwt", "Application/AT+jwt"})
  void accessTokenIsTaken(String type) {
    issuer.accepts(issuer.token().header("typ", type));
  }

  @ParameterizedTest(name = "AT-01: typ {0} is no access token")
  @ValueSource(strings = {"JWT", "id_token", "at", "jwt+at", "dpop+jwt", ""})
  void otherTypeIsRefused(String type) {
    issuer.refuses(WRONG_TYPE, issuer.token().header("typ", type));
    issuer.refuses(WRONG_TYPE, issuer.token().withoutHeader("typ"));
  }

  @ParameterizedTest(name = "AT-02: {0} is required, and of the right type")
  @ValueSource(strings = {"iss", "exp", "aud", "sub", "client_id", "iat", "jti"})
  void claimIsRequired(String claim) {
    RejectionReason missing = claim.equals("iss") ? UNKNOWN_ISSUER : MISSING_CLAIM;
    issuer.refuses(missing, issuer.token().without(claim));
    RejectionReason wrong = claim.equals("iss") ? UNKNOWN_ISSUER : MALFORMED_CLAIM;
    issuer.refuses(wrong, issuer.token().claim(claim, true));
    issuer.refuses(wrong, issuer.token().claim(claim, null));
    issuer.accepts(issuer.token());
  }

  @Test
  @DisplayName("AT-03: an ID token is refused, though its client were an accepted audience")
  void idTokenIsRefused() {
    OneIssuer lax =
        OneIssuer.with(rules -> rules.accessTokenProfile().audience(OneIssuer.AUDIENCE, "web"));
    lax.refuses(
        WRONG_TYPE, lax.token().header("typ", "JWT").claim("aud", "web").claim("nonce", "n"));
    lax.accepts(lax.token().claim("aud", "web").claim("nonce", "n"));
  }

  @Test
  @DisplayName("AT-04: RS256 is taken, none is not")
  void algorithmIsNeverNone() {
    assertEquals("RS256", issuer.accepts(issuer.token()).algorithm().name());
    issuer.refuses(ALGORITHM_NOT_ALLOWED, issuer.token().header("alg", "none"));
  }

  @Test
  @DisplayName("AT-07: scopes come from scope, roles from mapped claims alone")
  void rolesComeFromMappedClaims() {
    OneIssuer mapped =
        OneIssuer.with(
            rules ->
                rules
                    .accessTokenProfile()
                    .rolesClaims(ClaimPath.of("groups"), ClaimPath.of("roles")));
    VerifiedToken token =
        mapped.accepts(
            mapped
                .token()
                .scope("read write")
                .roles("clerk")
                .claim("groups", List.of("staff"))
                .claim("entitlements", List.of("admin")));
    assertEquals(Set.of("read", "write"), token.scopes());
    assertEquals(Set.of("clerk", "staff"), token.roles());
    VerifiedToken unmapped = issuer.accepts(issuer.token().claim("groups", List.of("staff")));
    assertEquals(Set.of(), unmapped.roles());
  }

  @Test
  @DisplayName("AT-08: a token for several audiences is refused by option")
  void severalAudiencesAreRefusedByOption() {
    OneIssuer single = OneIssuer.with(TrustedIssuer.Builder::singleAudience);
    List<String> two = List.of(OneIssuer.AUDIENCE, "bills");
    single.refuses(WRONG_AUDIENCE, single.token().claim("aud", two));
    single.accepts(single.token().claim("aud", List.of(OneIssuer.AUDIENCE, OneIssuer.AUDIENCE)));
    single.accepts(single.token());
    issuer.accepts(issuer.token().claim("aud", two));
  }

  @Test
  @DisplayName("AT-10: without the profile a plain JWT is taken, another kind is not")
  void plainTokenIsTakenWithoutTheProfile() {
    OneIssuer plain = OneIssuer.byDefault();
    plain.accepts(plain.token().header("typ", "JWT").without("client_id").without("jti"));
    plain.accepts(plain.token().withoutHeader("typ").without("iat"));
    plain.refuses(WRONG_TYPE, plain.token().header("typ", "logout+jwt"));
  }

  @Test
  @DisplayName("AT-05: keys come from the issuer's metadata, whatever the token says of others")
  void keysComeFromTheIssuerAlone() {
    TestKey key = TestKey.shared("RS256");
    TestKey forger = TestKey.shared("RS256", "forger").withKeyId(key.keyId());
    try (JwksServer server = JwksServer.start(key);
        TokenVerifier verifier = discovering(server)) {
      server.on("/evil", Reply.jwks(forger));
      TokenMint mint = new TokenMint(server.issuer(), OneIssuer.AUDIENCE, key, issuer.clock);

      TokenDraft good = mint.token().header("jku", server.url("/evil"));
      assertEquals("alice", verifier.verify(good.compact()).name());
      TokenDraft forged = good.header("jwk", forger.publicJwk()).signedBy(forger);
      OneIssuer.assertRefused(BAD_SIGNATURE, verifier, forged.compact());

      assertEquals(
          Set.of("/.well-known/openid-configuration", "/jwks"),
          server.requests().stream().map(ReceivedRequest::path).collect(Collectors.toSet()));
    }
  }

  private TokenVerifier discovering(JwksServer server) {
    TrustedIssuer profile =
        TrustedIssuer.of(server.issuer())
            .audience(OneIssuer.AUDIENCE)
            .accessTokenProfile()
            .keys(RemoteKeySource.discoveredFrom(server.issuer()).clock(issuer.clock).build())
            .build();
    return TokenVerifier.builder().trust(profile).clock(issuer.clock).build();
  }
}
