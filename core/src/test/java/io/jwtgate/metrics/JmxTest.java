package io.jwtgate.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.OneIssuer;
import io.jwtgate.TokenVerifier;
import io.jwtgate.bearer.Gate;
import io.jwtgate.config.GateSettings;
import io.jwtgate.config.SettingSource;
import io.jwtgate.http.TestIssuer;
import io.jwtgate.internal.signature.NativeProvider;
import io.jwtgate.testkit.TestKey;
import io.jwtgate.testkit.TokenMint;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The figures in JMX, from the deployment of an application to its end. */
class JmxTest {
  private static final TestKey KEY = TestKey.shared("RS256");
  private static final MBeanServer JMX = ManagementFactory.getPlatformMBeanServer();

  private final String token =
      TokenMint.of(OneIssuer.ISSUER, OneIssuer.AUDIENCE, KEY).token().compact();

  private static TokenVerifier published(String application) {
    return TokenVerifier.builder()
        .trust(OneIssuer.trust(KEY).name("shop").build())
        .publishInJmx(application)
        .build();
  }

  private static ObjectName name(String application, int instance) throws Exception {
    return new ObjectName(
        "io.jwtgate:type=Verifier,application="
            + ObjectName.quote(application)
            + ",instance="
            + instance);
  }

  private static int beans(String application) throws Exception {
    String quoted = ObjectName.quote(application);
    return JMX.queryNames(
            new ObjectName("io.jwtgate:type=Verifier,application=" + quoted + ",*"), null)
        .size();
  }

  @Test
  @DisplayName("CACHE-20: the figures of the cache stand in JMX")
  void cache() throws Exception {
    try (TokenVerifier verifier = published("/cache")) {
      verifier.verify(token);
      verifier.verify(token);
      ObjectName name = name("/cache", 1);
      assertEquals(1L, JMX.getAttribute(name, "CacheSize"));
      verifier.clearCache();
      assertEquals(1L, JMX.getAttribute(name, "CacheHits"));
      assertEquals(1L, JMX.getAttribute(name, "CacheMisses"));
      assertEquals(0L, JMX.getAttribute(name, "CacheSize"));
      TabularData evictions = (TabularData) JMX.getAttribute(name, "CacheEvictions");
      assertEquals(EvictionCause.values().length, evictions.size());
      assertEquals(1L, evictions.get(new Object[] {"cleared"}).get("value"));
    }
  }

  @Test
  @DisplayName("OBS-03: outcomes stand in JMX")
  void outcomes() throws Exception {
    try (TokenVerifier verifier = published("/outcomes")) {
      assertThrows(RuntimeException.class, () -> verifier.verify(token + "A"));
      CompositeData[] rows = (CompositeData[]) JMX.getAttribute(name("/outcomes", 1), "Outcomes");
      assertEquals(1, rows.length);
      assertEquals("shop", rows[0].get("issuer"));
      assertEquals("bad_signature", rows[0].get("outcome"));
      assertEquals(1L, rows[0].get("count"));
      assertEquals(1L, rows[0].get("verified"));
      long nanos = verifier.metrics().outcomes().iterator().next().nanos();
      assertTrue(nanos > 0);
      assertEquals(nanos / 1_000, rows[0].get("totalMicros"));
    }
  }

  @Test
  void theSignatureProviderStandsInJmx() throws Exception {
    TokenVerifier verifier = published("/provider");
    assertEquals(
        NativeProvider.description().orElse("JDK"),
        JMX.getAttribute(name("/provider", 1), "SignatureProvider"));
    verifier.close();
  }

  @Test
  void namesakesAreNumbered() throws Exception {
    try (TokenVerifier one = published("/twice");
        TokenVerifier other = published("/twice")) {
      one.verify(token);
      assertEquals(1L, JMX.getAttribute(name("/twice", 1), "CacheMisses"));
      assertEquals(0L, JMX.getAttribute(name("/twice", 2), "CacheMisses"));
      other.verify(token);
    }
    assertEquals(0, beans("/twice"));
  }

  @Test
  void tenDeploymentsLeaveNothing() throws Exception {
    List<SettingSource> settings = List.of(SettingSource.of("test", TestIssuer.settings(Map.of())));
    for (int i = 0; i < 10; i++) {
      Gate gate = new GateSettings(settings, JmxTest.class.getClassLoader()).gate("/deployed");
      assertEquals(1, beans("/deployed"));
      gate.close();
      assertEquals(0, beans("/deployed"));
    }
  }

  @Test
  void anotherPublisherThatFailsIsLeftOut() throws Exception {
    TokenVerifier verifier =
        TokenVerifier.builder()
            .trust(OneIssuer.trust(KEY).build())
            .publish(
                "/failing",
                (application, metrics) -> {
                  throw new NoClassDefFoundError("some/Registry");
                })
            .publishInJmx("/failing")
            .build();
    assertEquals(1, beans("/failing"));
    verifier.verify(token);
    verifier.close();
    assertEquals(0, beans("/failing"));
  }
}
