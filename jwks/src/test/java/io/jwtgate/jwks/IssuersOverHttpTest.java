package io.jwtgate.jwks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.OneIssuer;
import io.jwtgate.Reachable;
import io.jwtgate.RejectionReason;
import io.jwtgate.TokenRejectedException;
import io.jwtgate.TokenVerifier;
import io.jwtgate.TrustedIssuer;
import io.jwtgate.event.SecurityEvent.Kind;
import io.jwtgate.keys.KeysUnavailableException;
import io.jwtgate.metrics.FetchFailure;
import io.jwtgate.metrics.KeyHealth;
import io.jwtgate.testkit.JwksServer;
import io.jwtgate.testkit.MovableClock;
import io.jwtgate.testkit.Realm;
import io.jwtgate.testkit.Reply;
import io.jwtgate.testkit.TestKey;
import io.jwtgate.testkit.TokenDraft;
import io.jwtgate.testkit.TokenMint;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whole tokens of two issuers on one host, from the text to the decision. */
class IssuersOverHttpTest {
  private static final String AUDIENCE = "orders";
  private static final TestKey SHOP_KEY = TestKey.shared("ES256", "shop");
  private static final TestKey BANK_KEY = TestKey.shared("ES256", "bank");
  private static final TestKey NEW_KEY = TestKey.shared("ES256", "new");

  private final JwksServer server = JwksServer.start();
  private final Realm shop = server.realm("/shop");
  private final Realm bank = server.realm("/bank");
  private final MovableClock clock = MovableClock.at("2030-01-01T00:00:00Z");
  private final RecordedEvents events = new RecordedEvents();
  private TokenVerifier verifier;

  private void trustBoth() {
    shop.publish(SHOP_KEY);
    bank.publish(BANK_KEY);
    trust();
  }

  private void trust() {
    verifier =
        TokenVerifier.builder()
            .clock(clock)
            .trust(issuer("shop", shop), issuer("bank", bank))
            .build();
  }

  private TrustedIssuer issuer(String name, Realm realm) {
    RemoteKeySource keys =
        RemoteKeySource.at(realm.jwksUri().toString())
            .name(name)
            .clock(clock)
            .listener(events)
            .build();
    return TrustedIssuer.of(realm.issuer()).name(name).audience(AUDIENCE).keys(keys).build();
  }

  private String token(Realm realm, TestKey key) {
    return mint(realm, key).token().compact();
  }

  private TokenMint mint(Realm realm, TestKey key) {
    return new TokenMint(realm.issuer(), AUDIENCE, key, clock);
  }

  private void passToNextFetch(String name, String token) {
    KeyHealth before = verifier.keyHealth().get(name);
    clock.set(before.nextFetch());
    wake(token);
    OneSource.awaitInRealTime(
        () -> verifier.keyHealth().get(name).nextFetch().isAfter(before.nextFetch()));
  }

  /** Whether the token is still taken depends on how quick the fetch is that it wakes. */
  private void wake(String token) {
    try {
      verifier.verify(token);
    } catch (TokenRejectedException quick) {
      // The new keys are there already.
    }
  }

  @AfterEach
  void close() {
    verifier.close();
    server.close();
  }

  @Test
  void tokensOfBothAreTaken() {
    trustBoth();
    assertEquals("shop", verifier.verify(token(shop, SHOP_KEY)).issuerName());
    assertEquals("bank", verifier.verify(token(bank, BANK_KEY)).issuerName());
    assertEquals(Set.of("bank", "shop"), verifier.keyHealth().keySet());
  }

  @Test
  @DisplayName("KEY-18: a key of one issuer verifies no token of another on the same host")
  void keysAreNotShared() {
    trustBoth();
    verifier.verify(token(bank, BANK_KEY));
    refuses(RejectionReason.UNKNOWN_KEY, token(shop, BANK_KEY));
    refuses(RejectionReason.BAD_SIGNATURE, token(shop, BANK_KEY.withKeyId(SHOP_KEY.keyId())));
  }

  @Test
  @DisplayName("JWKS-09: a bad signature under a known key id causes no fetch")
  void badSignatureCausesNoFetch() {
    trustBoth();
    verifier.verify(token(shop, SHOP_KEY));
    for (int i = 0; i < 100; i++) {
      refuses(RejectionReason.BAD_SIGNATURE, token(shop, NEW_KEY.withKeyId(SHOP_KEY.keyId())));
    }
    assertEquals(1, shop.keyRequests());
  }

  @Test
  @DisplayName("DISC-01: the iss of a token is never asked for anything")
  void unknownIssuerCausesNoRequest() {
    trustBoth();
    verifier.verify(token(shop, SHOP_KEY));
    verifier.verify(token(bank, BANK_KEY));
    int before = server.requests().size();
    refuses(RejectionReason.UNKNOWN_ISSUER, token(server.realm("/evil"), SHOP_KEY));
    refuses(RejectionReason.UNKNOWN_ISSUER, token(server.root(), SHOP_KEY));
    assertEquals(before, server.requests().size());
  }

  @Test
  @DisplayName("JWKS-05: the first token after a rotation is taken")
  void firstTokenAfterARotationIsTaken() {
    trustBoth();
    verifier.verify(token(shop, SHOP_KEY));
    shop.publish(NEW_KEY);
    verifier.verify(token(shop, NEW_KEY));
    assertEquals(2, shop.keyRequests());
  }

  @Test
  @DisplayName("JWKS-12, CACHE-06: when a key has left its set, cached tokens of it are refused")
  void removedKeyEndsCachedTokens() {
    trustBoth();
    String cached = token(shop, SHOP_KEY);
    verifier.verify(cached);
    shop.publish(NEW_KEY);
    passToNextFetch("shop", cached);
    refuses(RejectionReason.UNKNOWN_KEY, cached);
    verifier.verify(token(shop, NEW_KEY));
  }

  @Test
  @DisplayName("JWKS-13, CACHE-06: when a key's material was replaced, cached tokens are refused")
  void replacedKeyEndsCachedTokens() {
    trustBoth();
    TestKey replaced = NEW_KEY.withKeyId(SHOP_KEY.keyId());
    String cached = token(shop, SHOP_KEY);
    verifier.verify(cached);
    shop.publish(replaced);
    passToNextFetch("shop", cached);
    refuses(RejectionReason.BAD_SIGNATURE, cached);
    verifier.verify(token(shop, replaced));
  }

  @Test
  @DisplayName("JWKS-12: a flood of cached tokens of a removed key causes one fetch in a cooldown")
  void cachedTokensOfARemovedKeyCauseOneFetch() {
    trustBoth();
    List<String> cached =
        IntStream.range(0, 100)
            .mapToObj(i -> mint(shop, SHOP_KEY).token().claim("jti", "token-" + i).compact())
            .toList();
    cached.forEach(verifier::verify);
    shop.publish(NEW_KEY);
    passToNextFetch("shop", cached.get(0));
    cached.forEach(token -> refuses(RejectionReason.UNKNOWN_KEY, token));
    assertEquals(3, shop.keyRequests());
  }

  @Test
  @DisplayName("JWKS-27: an issuer that does not answer delays nobody else's tokens or fetches")
  void deadIssuerDelaysNobodyElse() throws Exception {
    CountDownLatch latch = new CountDownLatch(1);
    bank.publish(BANK_KEY);
    server.on(shop.jwksPath(), Reply.jwks(SHOP_KEY).heldBy(latch));
    trust();
    try (AtOnce threads = new AtOnce(10)) {
      var waiting = threads.start(() -> verifier.verify(token(shop, SHOP_KEY)));
      assertTrue(OneSource.awaitInRealTime(() -> threads.waiting() == 10));
      verifier.verify(token(bank, BANK_KEY));
      bank.publish(NEW_KEY);
      verifier.verify(token(bank, NEW_KEY));
      latch.countDown();
      for (var answer : waiting) {
        assertEquals("shop", answer.get().issuerName());
      }
    }
  }

  @Test
  @DisplayName("JWKS-27: an issuer without keys is unavailable, the other one is not")
  void unavailableIssuerStandsAlone() {
    bank.publish(BANK_KEY);
    server.on(shop.jwksPath(), Reply.status(500));
    trust();
    verifier.verify(token(bank, BANK_KEY));
    assertThrows(KeysUnavailableException.class, () -> verifier.verify(token(shop, SHOP_KEY)));
    assertEquals(FetchFailure.STATUS, verifier.keyHealth().get("shop").lastFailure().orElseThrow());
    assertEquals(KeyHealth.State.FRESH, verifier.keyHealth().get("bank").state());
  }

  @Test
  @DisplayName("KEY-02, KEY-10, KEY-12, KEY-13: what is wrong in a published set is told, and once")
  void skippedKeysAreTold() {
    bank.publish(BANK_KEY);
    shop.publish(
        List.of(
            SHOP_KEY.publicJwk(),
            TestKey.rsa("weak", 1024).publicJwk(),
            TestKey.shared("ES256", "leaked").privateJwk(),
            TestKey.shared("HS256", "secret").privateJwk(),
            TestKey.shared("ES256", "one").publicJwk().with("kid", "twice"),
            TestKey.shared("ES256", "other").publicJwk().with("kid", "twice")));
    trust();
    String good = token(shop, SHOP_KEY);
    verifier.verify(good);
    passToNextFetch("shop", good);
    assertEquals(5, events.count(Kind.KEY_SKIPPED));
    assertEquals(1, verifier.keyHealth().get("shop").keys());
  }

  @Test
  @DisplayName("JWKS-06: a flood of tokens with invented key ids causes one fetch")
  void floodOfTokensCausesOneFetch() {
    trustBoth();
    verifier.verify(token(shop, SHOP_KEY));
    for (int i = 0; i < 1_200; i++) {
      refuses(RejectionReason.UNKNOWN_KEY, token(shop, NEW_KEY.withKeyId("invented-kid-" + i)));
      TokenDraft draft = mint(shop, SHOP_KEY).token().claim("jti", "invented-jti-" + i);
      refuses(RejectionReason.BAD_SIGNATURE, draft.signedBy(NEW_KEY).compact());
      draft.claim("iss", "https://invented-issuer.example/" + i);
      refuses(RejectionReason.UNKNOWN_ISSUER, draft.compact());
    }
    assertEquals(2, shop.keyRequests());
    List<String> kept = Reachable.from(verifier).texts();
    assertTrue(kept.contains(SHOP_KEY.keyId()), "the search finds what is there");
    assertEquals(0, kept.stream().filter(text -> text.contains("invented-jti")).count());
    assertEquals(0, kept.stream().filter(text -> text.contains("invented-issuer")).count());
    assertTrue(
        kept.stream().filter(text -> text.contains("invented-kid")).distinct().count() <= 1_000);
  }

  private void refuses(RejectionReason reason, String token) {
    OneIssuer.assertRefused(reason, verifier, token);
  }
}
