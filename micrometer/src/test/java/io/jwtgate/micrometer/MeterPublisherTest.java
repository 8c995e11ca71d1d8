package io.jwtgate.micrometer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.OneIssuer;
import io.jwtgate.TokenVerifier;
import io.jwtgate.bearer.Gate;
import io.jwtgate.config.GateSettings;
import io.jwtgate.config.SettingSource;
import io.jwtgate.http.TestIssuer;
import io.jwtgate.jwks.RemoteKeySource;
import io.jwtgate.testkit.JwksServer;
import io.jwtgate.testkit.TestKey;
import io.jwtgate.testkit.TokenMint;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MeterPublisherTest {
  private static final TestKey KEY = TestKey.shared("RS256");

  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final String token =
      TokenMint.of(OneIssuer.ISSUER, OneIssuer.AUDIENCE, KEY).token().compact();

  private TokenVerifier published() {
    return TokenVerifier.builder()
        .trust(OneIssuer.trust(KEY).name("shop").build())
        .publish("/orders", new MeterPublisher(registry))
        .build();
  }

  private double counted(String meter, String... tags) {
    return registry.get(meter).tags(tags).functionCounter().count();
  }

  @Test
  @DisplayName("CACHE-20: hits, misses, evictions and size are meters")
  void cache() {
    TokenVerifier verifier = published();
    verifier.verify(token);
    verifier.verify(token);
    verifier.verify(token);
    assertEquals(2, counted("jwtgate.cache.gets", "application", "/orders", "result", "hit"));
    assertEquals(1, counted("jwtgate.cache.gets", "result", "miss"));
    assertEquals(1, registry.get("jwtgate.cache.size").gauge().value());
    verifier.clearCache();
    assertEquals(1, counted("jwtgate.cache.evictions", "cause", "cleared"));
  }

  @Test
  @DisplayName("OBS-03: verifications are timed by issuer and outcome, refusals counted by reason")
  void outcomes() {
    TokenVerifier verifier = published();
    verifier.verify(token);
    assertThrows(RuntimeException.class, () -> verifier.verify("x"));
    var accepted =
        registry
            .get("jwtgate.verification")
            .tags("issuer", "shop", "outcome", "accepted")
            .functionTimer();
    assertEquals(1, accepted.count());
    assertTrue(accepted.totalTime(TimeUnit.NANOSECONDS) > 0);
    assertEquals(1, counted("jwtgate.refusals", "issuer", "none", "reason", "malformed"));
    assertTrue(registry.find("jwtgate.refusals").tag("reason", "accepted").meters().isEmpty());
  }

  @Test
  @DisplayName("JWKS-30: health of fetched keys stands in meters")
  void keys() {
    try (JwksServer server = JwksServer.start(KEY)) {
      TokenVerifier verifier =
          TokenVerifier.builder()
              .trust(
                  TrustedShop.with(
                      RemoteKeySource.at(server.jwksUri().toString()).required().build()))
              .publish("/orders", new MeterPublisher(registry))
              .build();
      assertEquals(1, registry.get("jwtgate.keys").tags("issuer", "shop").gauge().value());
      assertEquals(0, registry.get("jwtgate.keys.failures").gauge().value());
      assertTrue(registry.get("jwtgate.keys.age").timeGauge().value(TimeUnit.MINUTES) < 10);
      assertEquals(1, registry.get("jwtgate.keys.state").tags("state", "fresh").gauge().value());
      assertEquals(0, registry.get("jwtgate.keys.state").tags("state", "stale").gauge().value());
      verifier.close();
    }
  }

  @Test
  void namesakesAreNumberedAndLeaveNothing() {
    TokenVerifier one = published();
    TokenVerifier other = published();
    one.verify(token);
    assertEquals(1, counted("jwtgate.cache.gets", "result", "miss", "instance", "1"));
    assertEquals(0, counted("jwtgate.cache.gets", "result", "miss", "instance", "2"));
    other.close();
    one.close();
    assertEquals(List.of(), registry.getMeters());
  }

  @Test
  void outcomesAfterTheEndAreNotShown() {
    TokenVerifier verifier = published();
    verifier.close();
    verifier.verify(token);
    assertEquals(List.of(), registry.getMeters());
  }

  @Test
  void deploymentsFindItAndUseTheGlobalRegistry() {
    List<SettingSource> settings = List.of(SettingSource.of("test", TestIssuer.settings(Map.of())));
    Gate gate = new GateSettings(settings, getClass().getClassLoader()).gate("/deployed");
    assertEquals(1, Metrics.globalRegistry.find("jwtgate.cache.size").meters().size());
    gate.close();
    assertEquals(List.of(), Metrics.globalRegistry.getMeters());
  }
}
