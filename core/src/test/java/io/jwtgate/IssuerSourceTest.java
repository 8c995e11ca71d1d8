package io.jwtgate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.keys.KeySource;
import io.jwtgate.testkit.TestKey;
import io.jwtgate.testkit.TokenMint;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Issuers that an application finds while its verifier works. */
class IssuerSourceTest {
  private static final TestKey KEY = TestKey.shared("RS256");
  private static final String A = "https://issuer.example/a";

  private final Tenants tenants = new Tenants();
  private final TokenVerifier verifier = TokenVerifier.builder().issuers(tenants).build();
  private final String token = TokenMint.of(A, OneIssuer.AUDIENCE, KEY).token().compact();

  /** Those that a provider of the application knows. */
  private static final class Tenants implements IssuerSource {
    private final Map<String, TrustedIssuer> known = new ConcurrentHashMap<>();
    private final AtomicInteger closed = new AtomicInteger();
    private boolean broken;

    @Override
    public Optional<TrustedIssuer> find(String issuer) {
      if (broken) {
        throw new IllegalStateException("no database");
      }
      return Optional.ofNullable(known.get(issuer));
    }

    @Override
    public Set<String> names() {
      return Set.of("tenant");
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }

  private static TrustedIssuer issuer(TestKey... keys) {
    return TrustedIssuer.of(A)
        .name("tenant")
        .audience(OneIssuer.AUDIENCE)
        .keys(OneIssuer.keys(keys))
        .build();
  }

  private RejectionReason rejection() {
    return assertThrows(TokenRejectedException.class, () -> verifier.verify(token)).reason();
  }

  @Test
  @DisplayName("TOK-06: an issuer that comes is taken, and one that leaves ends at once, warm too")
  void issuerComesAndGoes() {
    assertEquals(RejectionReason.UNKNOWN_ISSUER, rejection());
    tenants.known.put(A, issuer(KEY));
    VerifiedToken warm = verifier.verify(token);
    assertSame(warm, verifier.verify(token));
    assertTrue(verifier.isStillValid(warm));

    tenants.known.remove(A);
    assertFalse(verifier.isStillValid(warm));
    assertEquals(RejectionReason.UNKNOWN_ISSUER, rejection());
  }

  @Test
  @DisplayName("TOK-06: under other rules or other keys a cached token is verified anew")
  void changedIssuer() {
    tenants.known.put(A, issuer(KEY));
    VerifiedToken before = verifier.verify(token);
    tenants.known.put(A, issuer(KEY));
    assertNotSame(before, verifier.verify(token));

    tenants.known.put(A, issuer(TestKey.shared("RS256", "next")));
    assertEquals(RejectionReason.UNKNOWN_KEY, rejection());
  }

  @Test
  @DisplayName("TOK-06: the same rules and keys for an issuer made anew keep its tokens")
  void issuerMadeAnew() {
    TrustedIssuer rules = issuer(KEY);
    tenants.known.put(A, rules.withIssuer(A, rules.keys()));
    VerifiedToken before = verifier.verify(token);
    tenants.known.put(A, rules.withIssuer(A, rules.keys()));
    assertSame(before, verifier.verify(token));
  }

  @Test
  @DisplayName("TOK-06: a source that fails lets nobody in, cold or warm")
  void brokenSource() {
    tenants.broken = true;
    assertEquals(RejectionReason.INTERNAL_ERROR, rejection());
    tenants.broken = false;
    tenants.known.put(A, issuer(KEY));
    verifier.verify(token);
    tenants.broken = true;
    assertEquals(RejectionReason.INTERNAL_ERROR, rejection());
  }

  @Test
  @DisplayName("TOK-06: those that are trusted from the start go first")
  void fixedIssuerGoesFirst() {
    TokenVerifier both = TokenVerifier.builder().trust(issuer(KEY)).issuers(tenants).build();
    tenants.broken = true;
    assertSame(both.verify(token), both.verify(token));
  }

  @Test
  @DisplayName("TOK-06: figures stand under announced names alone, and the source ends with it")
  void figures() {
    tenants.known.put(A, issuer(KEY));
    verifier.verify(token);
    tenants.known.put(
        A,
        TrustedIssuer.of(A)
            .name("unannounced")
            .audience(OneIssuer.AUDIENCE)
            .keys(OneIssuer.keys(KEY))
            .build());
    verifier.verify(token);
    assertEquals(
        Set.of("tenant", "none"),
        verifier.metrics().outcomes().stream()
            .map(outcome -> outcome.issuer())
            .collect(Collectors.toSet()));
    verifier.close();
    assertEquals(1, tenants.closed.get());
  }

  @Test
  @DisplayName("TOK-06: without any issuer and any source there is no verifier")
  void nobody() {
    assertThrows(IllegalArgumentException.class, () -> TokenVerifier.builder().build());
  }

  @Test
  @DisplayName("TOK-06: the provider of docs/tenants.md finds an issuer as long as it has its keys")
  void providerOfThePage() {
    TrustedIssuer rules = issuer(KEY);
    Map<String, KeySource> keysByIssuer = new ConcurrentHashMap<>(Map.of(A, rules.keys()));
    IssuerSource tenants =
        issuer ->
            Optional.ofNullable(keysByIssuer.get(issuer))
                .map(keys -> rules.withIssuer(issuer, keys));
    TokenVerifier verifier = TokenVerifier.builder().issuers(tenants).build();
    assertSame(verifier.verify(token), verifier.verify(token));
    keysByIssuer.clear();
    assertThrows(TokenRejectedException.class, () -> verifier.verify(token));
  }
}
