package io.jwtgate.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.TokenVerifier;
import io.jwtgate.TrustedIssuer;
import io.jwtgate.bearer.Gate;
import io.jwtgate.testkit.TokenMint;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tenants that come and go while an application serves. */
public abstract class TenantsContract {
  private final TrustedIssuer rules =
      TrustedIssuer.of(TestIssuer.MINT.issuer())
          .audience(TestIssuer.MINT.audience())
          .keys(new TestIssuer.CountingKeys())
          .build();
  private final Map<String, TrustedIssuer> tenants = new ConcurrentHashMap<>();

  /** Starts an application behind a gate: {@code GET /it} tells who calls. */
  protected abstract Running start(Gate gate);

  private static String token(String issuer) {
    return TokenMint.of(issuer, TestIssuer.MINT.audience(), TestIssuer.MINT.key())
        .token()
        .compact();
  }

  @Test
  @DisplayName("TOK-06: a tenant that has left the list ends with its next request, warm as cold")
  void tenantComesAndGoes() {
    String issuer = "https://login.example/a";
    TokenVerifier verifier =
        TokenVerifier.builder().issuers(iss -> Optional.ofNullable(tenants.get(iss))).build();
    try (Running server = start(Gate.of(verifier))) {
      Call call = Call.get(server.at("/it"));
      String token = token(issuer);
      assertEquals(401, call.bearer(token).send().status());
      tenants.put(issuer, rules.withIssuer(issuer, rules.keys()));
      assertEquals("alice", call.bearer(token).send().body());
      assertEquals("alice", call.bearer(token).send().body());
      assertEquals(1, verifier.metrics().cache().hits());
      assertEquals(401, call.bearer(token("https://login.example/b")).send().status());

      tenants.clear();
      assertEquals(401, call.bearer(token).send().status());
      assertEquals(401, call.bearer(token(issuer)).send().status());
    }
  }
}
