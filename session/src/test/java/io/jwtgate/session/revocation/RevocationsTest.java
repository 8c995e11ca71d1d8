package io.jwtgate.session.revocation;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.OneIssuer;
import io.jwtgate.RejectionReason;
import io.jwtgate.TokenRejectedException;
import io.jwtgate.TokenVerifier;
import io.jwtgate.event.SecurityEvent;
import io.jwtgate.event.SecurityEvent.Kind;
import io.jwtgate.session.store.Revocation;
import io.jwtgate.session.store.RevocationChanges;
import io.jwtgate.session.store.RevocationStore;
import io.jwtgate.session.store.StoreUnavailableException;
import io.jwtgate.testkit.MovableClock;
import io.jwtgate.testkit.TestKey;
import io.jwtgate.testkit.TokenDraft;
import io.jwtgate.testkit.TokenMint;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is revoked, in one process. */
class RevocationsTest {
  private static final TestKey KEY = TestKey.shared("ES256");

  private final MovableClock clock = OneIssuer.newYear();
  private final List<SecurityEvent> events = new CopyOnWriteArrayList<>();
  private final RevocationStore store = RevocationStore.inMemory();
  private final Revocations revocations =
      Revocations.sharedBy(store).listener(events::add).maxEntries(3).clock(clock).build();
  private final TokenVerifier verifier = verifierOf(revocations);
  private final TokenMint mint = new TokenMint(OneIssuer.ISSUER, OneIssuer.AUDIENCE, KEY, clock);
  private final Instant later = clock.instant().plus(Duration.ofHours(1));

  private TokenVerifier verifierOf(Revocations asked) {
    return TokenVerifier.builder()
        .trust(OneIssuer.trust(KEY).build())
        .revocation(asked)
        .clock(clock)
        .build();
  }

  private TokenDraft token() {
    return mint.token();
  }

  private void takes(TokenDraft draft) {
    verifier.verify(draft.compact());
  }

  private void refuses(TokenDraft draft) {
    refuses(draft.compact());
  }

  private void refuses(String compact) {
    TokenRejectedException refused =
        assertThrows(TokenRejectedException.class, () -> verifier.verify(compact));
    assertEquals(RejectionReason.REVOKED, refused.reason());
  }

  @Test
  @DisplayName("REV-01: a revoked token is refused at once, also where it was cached")
  void aRevokedTokenIsRefusedAtOnce() {
    TokenDraft one = token();
    String compact = one.compact();
    revocations.revoke(verifier.verify(compact));
    refuses(compact);
    takes(token());
  }

  @Test
  @DisplayName("REV-02: a session, a client and an issuer can be revoked by their claims")
  void eachClaimRevokes() {
    Instant now = clock.instant();
    takes(token().claim("sid", "s1"));
    revocations.revoke(Revocation.ofSession(OneIssuer.ISSUER, "s1", later));
    refuses(token().claim("sid", "s1"));
    takes(token().claim("sid", "s2"));
    revocations.revoke(Revocation.ofClient(OneIssuer.ISSUER, "app", now, later));
    refuses(token().claim("client_id", "app"));
    takes(token().claim("client_id", "web"));
    revocations.revoke(Revocation.ofIssuer(OneIssuer.ISSUER, now, later));
    refuses(token());
  }

  @Test
  @DisplayName("REV-02: what another issuer's token is called is not meant")
  void anotherIssuerIsNotMeant() {
    revocations.revoke(Revocation.ofToken("https://other.example", "id", later));
    takes(token().claim("jti", "id"));
  }

  @Test
  @DisplayName("REV-03: the twin of an ECDSA signature does not bring a revoked token back")
  void theTwinIsRefusedToo() {
    TokenDraft draft = token().claim("jti", "id");
    verifier.verify(draft.compact());
    String twin = draft.rawSignature(RevocationsTest::otherS).compact();
    assertEquals("alice", verifier.verify(twin).name());
    revocations.revoke(verifier.verify(twin));
    refuses(twin);
    refuses(token().claim("jti", "id"));
  }

  private static byte[] otherS(byte[] signature) {
    BigInteger order =
        new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);
    BigInteger s = new BigInteger(1, Arrays.copyOfRange(signature, 32, 64));
    byte[] other = order.subtract(s).toByteArray();
    byte[] result = Arrays.copyOf(signature, 64);
    Arrays.fill(result, 32, 64, (byte) 0);
    int length = Math.min(32, other.length);
    System.arraycopy(other, other.length - length, result, 64 - length, length);
    return result;
  }

  @Test
  @DisplayName("REV-04: a subject's tokens from before are refused, of the same second too")
  void tokensFromBeforeAreRefused() {
    Instant now = clock.instant();
    revocations.revoke(Revocation.ofSubject(OneIssuer.ISSUER, "alice", now, later));
    refuses(token().claim("iat", now.minusSeconds(1)));
    refuses(token().claim("iat", now));
    takes(token().claim("iat", now.plusSeconds(1)));
    takes(token().subject("bob"));
  }

  @Test
  @DisplayName("REV-04: a token that does not say when it was issued counts as from before")
  void aTokenWithoutATimeIsRefused() {
    takes(token().without("iat"));
    revocations.revoke(
        Revocation.ofSubject(OneIssuer.ISSUER, "alice", clock.instant().minusSeconds(60), later));
    refuses(token().without("iat"));
    takes(token());
  }

  @Test
  @DisplayName("REV-05: an entry lives as long as its token with all tolerance, and no longer")
  void anEntryLivesAsLongAsItsToken() {
    String compact = token().expiresIn(Duration.ofMinutes(10)).compact();
    revocations.revoke(verifier.verify(compact));
    clock.advance(Duration.ofMinutes(15).minusMillis(1));
    revocations.sync();
    assertEquals(1, revocations.size());
    clock.advance(Duration.ofMillis(1));
    revocations.sync();
    assertEquals(0, revocations.size());
  }

  @Test
  @DisplayName("REV-06: a token without jti is refused, since nobody could revoke it")
  void aTokenWithoutAnIdIsRefused() {
    TokenRejectedException refused =
        assertThrows(
            TokenRejectedException.class, () -> verifier.verify(token().without("jti").compact()));
    assertEquals(RejectionReason.MISSING_CLAIM, refused.reason());
  }

  @Test
  @DisplayName("REV-06: an issuer can be said to be unrevocable")
  void anIssuerCanBeUnrevocable() {
    Revocations open =
        Revocations.sharedBy(RevocationStore.inMemory())
            .unsafeUnrevocable(OneIssuer.ISSUER)
            .build();
    String compact = token().without("jti").compact();
    assertEquals("alice", verifierOf(open).verify(compact).name());
  }

  @Test
  @DisplayName("REV-10: a full list refuses more, keeps what it has, and says so")
  void aFullListDropsNothing() {
    for (String id : List.of("one", "two", "three")) {
      revocations.revoke(Revocation.ofToken(OneIssuer.ISSUER, id, later));
    }
    Revocation fourth = Revocation.ofToken(OneIssuer.ISSUER, "four", later);
    assertThrows(StoreUnavailableException.class, () -> revocations.revoke(fourth));
    assertEquals(3, revocations.size());
    refuses(token().claim("jti", "one"));
    assertTrue(events.contains(new SecurityEvent(Kind.STORE_UNAVAILABLE, "", "revocations_full")));
    clock.advance(Duration.ofHours(1));
    revocations.sync();
    assertDoesNotThrow(
        () ->
            revocations.revoke(Revocation.ofToken(OneIssuer.ISSUER, "four", later.plusSeconds(1))));
  }

  @Test
  @DisplayName("REV-11, OBS-05: what is kept names no token text, and events name nobody")
  void nothingPrivateIsTold() {
    String compact = token().claim("email", "alice@example.org").compact();
    revocations.revoke(verifier.verify(compact));
    assertEquals(List.of(new SecurityEvent(Kind.REVOKED, "", "token")), events);
    String kept = store.changesSince(RevocationChanges.START).toString();
    assertTrue(kept.contains("kind=TOKEN"));
    assertFalse(kept.contains("alice") || kept.contains(compact.substring(40)));
  }

  @ParameterizedTest(name = "{0} out of range is refused")
  @ValueSource(
      strings = {
        "revocation-poll-interval",
        "revocation-stale-after",
        "unsafe-fail-open-for",
        "max-revocations"
      })
  void settingsOutOfRangeAreRefused(String name) {
    RevocationsBuilder builder = Revocations.sharedBy(RevocationStore.inMemory());
    switch (name) {
      case "revocation-poll-interval" -> builder.pollEvery(Duration.ZERO);
      case "revocation-stale-after" -> builder.staleAfter(Duration.ofMillis(999));
      case "unsafe-fail-open-for" -> builder.unsafeFailOpenFor(Duration.ofHours(25));
      default -> builder.maxEntries(0);
    }
    String message = assertThrows(IllegalArgumentException.class, builder::build).getMessage();
    assertTrue(message.startsWith(name + ": "));
  }
}
