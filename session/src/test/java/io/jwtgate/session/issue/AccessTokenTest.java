package io.jwtgate.session.issue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.RejectionReason;
import io.jwtgate.TokenRejectedException;
import io.jwtgate.TokenVerifier;
import io.jwtgate.TrustedIssuer;
import io.jwtgate.VerifiedToken;
import io.jwtgate.internal.jose.Base64Url;
import io.jwtgate.internal.jose.JsonObject;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AccessTokenTest {
  private final OwnIssuer own = OwnIssuer.byDefault();

  @Test
  @DisplayName("ISS-01: a token has the claims and the header of RFC 9068")
  void aTokenHasTheClaimsOfTheProfile() {
    IssuedToken token = own.token();
    assertEquals(
        Map.of("typ", "at+jwt", "alg", "ES256", "kid", OwnIssuer.KEY.keyId()),
        OwnIssuer.header(token).members());
    JsonObject claims = OwnIssuer.claims(token);
    assertEquals(Optional.of(OwnIssuer.NAME), claims.string("iss"));
    assertEquals(Optional.of("alice"), claims.string("sub"));
    assertEquals(Optional.of("orders"), claims.string("aud"));
    assertEquals(Optional.of("web"), claims.string("client_id"));
    assertEquals(Optional.of(token.id()), claims.string("jti"));
    assertEquals(Optional.of(own.clock.instant().getEpochSecond()), claims.get("iat"));
    assertEquals(Optional.of(token.expiresAt().getEpochSecond()), claims.get("exp"));
    assertEquals(Optional.of("read write"), claims.string("scope"));
    assertEquals(Optional.of(List.of("admin", "user")), claims.strings("roles"));
  }

  @Test
  @DisplayName("ISS-01: a grant may name its client and its session")
  void aGrantNamesClientAndSession() {
    TokenGrant grant = OwnIssuer.ALICE.withClientId("app").withSessionId("s1");
    JsonObject claims = OwnIssuer.claims(own.issuer.issue(grant));
    assertEquals(Optional.of("app"), claims.string("client_id"));
    assertEquals(Optional.of("s1"), claims.string("sid"));
  }

  @Test
  void severalAudiencesAreAnArray() {
    OwnIssuer several = OwnIssuer.with(issuer -> issuer.audience("orders", "stock"));
    IssuedToken token = several.token();
    assertEquals(Optional.of(List.of("orders", "stock")), OwnIssuer.claims(token).strings("aud"));
    assertEquals(Set.of("orders", "stock"), several.verified(token).audience());
  }

  @Test
  @DisplayName("ISS-02: a token lives 10 minutes by default")
  void aTokenLivesTenMinutes() {
    IssuedToken token = own.token();
    assertEquals(Duration.ofMinutes(10), Duration.between(token.issuedAt(), token.expiresAt()));
  }

  @Test
  @DisplayName("ISS-02: a token lives as long as it was set, and an hour at most")
  void anHourIsTheCeiling() {
    OwnIssuer hour = OwnIssuer.with(issuer -> issuer.lifetime(Duration.ofMinutes(60)));
    assertEquals("alice", hour.verified(hour.token()).name());
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> OwnIssuer.with(issuer -> issuer.lifetime(Duration.ofSeconds(3601))));
    assertTrue(refused.getMessage().startsWith("access-token-lifetime: "));
  }

  @Test
  @DisplayName("ISS-03: an id has 128 bits, and none of a million comes twice")
  void idsAreNeverRepeated() {
    assertEquals(16, Base64Url.decode(own.token().id()).length);
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < 1_000_000; i++) {
      ids.add(own.issuer.newId());
    }
    assertEquals(1_000_000, ids.size());
  }

  @Test
  @DisplayName("ISS-05: a token of another purpose has another type and is refused")
  void anotherPurposeHasAnotherType() {
    OwnIssuer mail = OwnIssuer.with(issuer -> issuer.tokenType("mail-confirmation+jwt"));
    IssuedToken token = mail.token();
    assertEquals("alice", mail.verified(token).name());
    TokenRejectedException refused =
        assertThrows(TokenRejectedException.class, () -> own.verified(token));
    assertEquals(RejectionReason.WRONG_TYPE, refused.reason());
  }

  @Test
  @DisplayName("ISS-06: an attribute becomes a claim only if it is listed")
  void onlyListedAttributesBecomeClaims() {
    TokenGrant grant =
        OwnIssuer.ALICE.withAttributes(
            Map.of("email", "alice@example.org", "password", "secret", "admin", true));
    OwnIssuer listing = OwnIssuer.with(issuer -> issuer.listedClaims("email", "phone"));
    JsonObject claims = OwnIssuer.claims(listing.issuer.issue(grant));
    assertEquals(Optional.of("alice@example.org"), claims.string("email"));
    assertFalse(claims.has("password") || claims.has("admin") || claims.has("phone"));
    assertFalse(OwnIssuer.claims(own.issuer.issue(grant)).has("email"));
  }

  @Test
  @DisplayName("ISS-06: no attribute takes the place of a claim of the issuer")
  void ownClaimsCannotBeListed() {
    for (String name : List.of("iss", "sub", "exp", "roles", "scope", "sid")) {
      assertThrows(
          IllegalArgumentException.class,
          () -> OwnIssuer.with(issuer -> issuer.listedClaims(name)),
          name);
    }
  }

  @Test
  void anAttributeWithoutAFormInJsonIsRefused() {
    OwnIssuer listing = OwnIssuer.with(issuer -> issuer.listedClaims("x"));
    TokenGrant odd = OwnIssuer.ALICE.withAttributes(Map.of("x", new Object()));
    assertThrows(IllegalArgumentException.class, () -> listing.issuer.issue(odd));
    TokenGrant lone = OwnIssuer.ALICE.withAttributes(Map.of("x", "\ud800"));
    assertThrows(IllegalArgumentException.class, () -> listing.issuer.issue(lone));
  }

  @Test
  void anAttributeMayBeNestedAndOddlyNamed() {
    OwnIssuer listing = OwnIssuer.with(issuer -> issuer.listedClaims("https://x/\"ü\""));
    Map<String, Object> value = Map.of("a", List.of(1, 2L, true));
    TokenGrant grant = OwnIssuer.ALICE.withAttributes(Map.of("https://x/\"ü\"", value));
    VerifiedToken token = listing.verified(listing.issuer.issue(grant));
    assertEquals(Map.of("a", List.of(1L, 2L, true)), token.claims().asMap().get("https://x/\"ü\""));
  }

  @Test
  @DisplayName("ISS-12: the token passes a verifier that asks for everything")
  void theTokenPassesAStrictVerifier() {
    TrustedIssuer strict =
        TrustedIssuer.of(OwnIssuer.NAME)
            .audience("orders")
            .keys(own.issuer.keys())
            .tokenType("at+jwt")
            .clockSkew(Duration.ZERO)
            .maxLifetime(Duration.ofMinutes(10))
            .maxAge(Duration.ofMinutes(10))
            .requiredClaims("iss", "sub", "aud", "exp", "iat", "jti", "client_id")
            .build();
    TokenVerifier verifier = TokenVerifier.builder().trust(strict).clock(own.clock).build();
    VerifiedToken token = verifier.verify(own.token().compact());
    assertEquals("alice", token.name());
    assertEquals(Set.of("admin", "user"), token.roles());
    assertEquals(Set.of("read", "write"), token.scopes());
  }

  @Test
  void aTokenTellsNothingOfItsTextInLogs() {
    IssuedToken token = own.token();
    assertFalse(token.toString().contains(token.compact()));
  }
}
