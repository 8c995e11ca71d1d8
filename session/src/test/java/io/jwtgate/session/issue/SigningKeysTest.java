package io.jwtgate.session.issue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.TokenRejectedException;
import io.jwtgate.internal.jose.JsonLimits;
import io.jwtgate.internal.jose.StrictJson;
import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.keys.JwkSet;
import io.jwtgate.testkit.MovableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SigningKeysTest {
  private final MovableClock clock = MovableClock.at("2030-01-01T00:00:00Z");
  private final SigningKey old = SigningKey.generate(SignatureAlgorithm.ES256);
  private final SigningKey next = SigningKey.generate(SignatureAlgorithm.EdDSA);
  private final SigningKeys keys = SigningKeys.startingWith(old).clock(clock).build();
  private final TokenIssuer issuer =
      TokenIssuer.of("https://login.example")
          .audience("orders")
          .signingKeys(keys)
          .lifetime(Duration.ofMinutes(60))
          .clock(clock)
          .build();

  /** The key ids in the published set, as somebody else reads it now. */
  private Set<String> published() {
    JwkSet set = JwkSet.published(keys.published().json().getBytes(StandardCharsets.UTF_8));
    assertEquals(List.of(), set.skipped());
    return set.keys().keys().stream()
        .map(key -> key.keyId().orElseThrow())
        .collect(Collectors.toSet());
  }

  private void verify(IssuedToken token) {
    io.jwtgate.TokenVerifier.builder()
        .trust(issuer.trust())
        .clock(clock)
        .build()
        .verify(token.compact());
  }

  @Test
  @DisplayName("KEY-21: a published key has public members, kid, use and alg, and nothing else")
  void aPublishedKeyIsPublic() {
    Map<String, Object> set =
        new StrictJson(JsonLimits.DEFAULT)
            .object(keys.published().json().getBytes(StandardCharsets.UTF_8))
            .members();
    Map<?, ?> key = (Map<?, ?>) ((List<?>) set.get("keys")).get(0);
    assertEquals(Set.of("kty", "crv", "x", "y", "kid", "use", "alg"), key.keySet());
    assertEquals("sig", key.get("use"));
    assertEquals("ES256", key.get("alg"));
    assertEquals(old.keyId(), key.get("kid"));
  }

  @Test
  @DisplayName("KEY-21: the set may be kept 15 minutes, as application/jwk-set+json")
  void theSetSaysHowLongItMayBeKept() {
    assertEquals("public, max-age=900", keys.published().cacheControl());
    assertEquals("application/jwk-set+json", PublishedKeys.MEDIA_TYPE);
  }

  @Test
  @DisplayName("KEY-21: a secret is not published, and still signs and verifies")
  void aSecretIsNeverPublished() {
    SigningKeys secret = SigningKeys.of(SigningKey.generate(SignatureAlgorithm.HS256));
    assertEquals("{\"keys\":[]}", secret.published().json());
    OwnIssuer own = OwnIssuer.with(issuer -> issuer.signingKeys(secret));
    assertEquals("alice", own.verified(own.token()).name());
  }

  @Test
  @DisplayName("KEY-22: the next key is published before it signs")
  void theNextKeyIsPublishedFirst() {
    keys.announce(next);
    assertEquals(Set.of(old.keyId(), next.keyId()), published());
    assertEquals(old.keyId(), keys.current().keyId());
  }

  @Test
  @DisplayName("KEY-22: the next key does not sign before others can know it")
  void theNextKeyWaitsOneMaxAge() {
    keys.announce(next);
    clock.advance(Duration.ofMinutes(15).minusMillis(1));
    assertThrows(IllegalStateException.class, keys::rotate);
    clock.advance(Duration.ofMillis(1));
    keys.rotate();
    assertEquals(next.keyId(), keys.current().keyId());
  }

  @Test
  @DisplayName("KEY-22: no token is refused during a rotation")
  void noTokenIsRefusedDuringARotation() {
    keys.announce(next);
    clock.advance(Duration.ofMinutes(15));
    IssuedToken last = issuer.issue(TokenGrant.to("alice"));
    keys.rotate();
    IssuedToken first = issuer.issue(TokenGrant.to("alice"));
    assertEquals(Set.of(old.keyId(), next.keyId()), published());
    verify(first);
    clock.set(last.expiresAt().minusSeconds(1));
    verify(last);
  }

  @Test
  @DisplayName("KEY-22: the old key is published until its last token has expired, and no longer")
  void theOldKeyLeavesInTheEnd() {
    keys.announce(next);
    clock.advance(Duration.ofMinutes(15));
    keys.rotate();
    clock.advance(Duration.ofMinutes(65).minusMillis(1));
    assertTrue(published().contains(old.keyId()));
    clock.advance(Duration.ofMillis(1));
    assertEquals(Set.of(next.keyId()), published());
    assertTrue(keys.find(SignatureAlgorithm.ES256, old.keyId()).isEmpty());
  }

  @Test
  @DisplayName("KEY-22: a process that starts after a rotation publishes the old key for a while")
  void aNewProcessKnowsThePreviousKey() {
    SigningKeys started = SigningKeys.startingWith(next).previous(old).clock(clock).build();
    assertTrue(started.find(SignatureAlgorithm.ES256, old.keyId()).isPresent());
    clock.advance(Duration.ofMinutes(65));
    assertFalse(started.find(SignatureAlgorithm.ES256, old.keyId()).isPresent());
  }

  @Test
  void nothingRotatesUnannounced() {
    assertThrows(IllegalStateException.class, keys::rotate);
  }

  @Test
  void twoKeysWithOneKeyIdAreRefused() {
    SigningKey twin = SigningKey.generate(SignatureAlgorithm.ES256).withKeyId(old.keyId());
    assertThrows(IllegalArgumentException.class, () -> keys.announce(twin));
    assertEquals(Set.of(old.keyId()), published());
  }

  @Test
  void aTokenOfAKeyThatNeverJoinedIsRefused() {
    OwnIssuer other = OwnIssuer.with(builder -> builder.clock(clock));
    assertThrows(TokenRejectedException.class, () -> verify(other.token()));
  }
}
