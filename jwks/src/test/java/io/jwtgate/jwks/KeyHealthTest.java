package io.jwtgate.jwks;

import static io.jwtgate.jwks.OneSource.FIRST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.metrics.FetchFailure;
import io.jwtgate.metrics.KeyHealth;
import io.jwtgate.testkit.Reply;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class KeyHealthTest {

  @Test
  @DisplayName("JWKS-30: health tells state, keys, age, last failure and next fetch")
  void healthOfAGoodSource() {
    try (OneSource one = OneSource.holdingFirst()) {
      one.pass(Duration.ofSeconds(10));
      KeyHealth health = one.health();
      assertEquals(KeyHealth.State.FRESH, health.state());
      assertEquals(1, health.keys());
      assertEquals(Optional.of(Duration.ofSeconds(10)), health.age());
      assertEquals(0, health.failuresInARow());
      assertEquals(Optional.empty(), health.lastFailure());
      assertTrue(health.nextFetch().isAfter(one.clock.instant()));
    }
  }

  @Test
  @DisplayName("JWKS-30: health of a source that never had keys")
  void healthOfADeadSource() {
    try (OneSource one = OneSource.answered(Reply.status(500))) {
      one.failedFor(FetchFailure.STATUS);
      KeyHealth health = one.health();
      assertEquals(KeyHealth.State.EMPTY, health.state());
      assertEquals(0, health.keys());
      assertEquals(Optional.empty(), health.age());
      assertEquals(1, health.failuresInARow());
    }
  }

  @Test
  @DisplayName("JWKS-30: the same stands in JMX")
  void healthInJmx() throws Exception {
    MBeanServer jmx = ManagementFactory.getPlatformMBeanServer();
    ObjectName name = new ObjectName("io.jwtgate:type=Keys,issuer=\"in-jmx\",instance=1");
    try (OneSource one = OneSource.holdingFirst(builder -> builder.name("in-jmx"))) {
      one.pass(Duration.ofSeconds(10));
      assertEquals("FRESH", jmx.getAttribute(name, "State"));
      assertEquals(1, jmx.getAttribute(name, "Keys"));
      assertEquals(10L, jmx.getAttribute(name, "AgeSeconds"));
      assertEquals(0, jmx.getAttribute(name, "FailuresInARow"));
      assertEquals("", jmx.getAttribute(name, "LastFailure"));
      assertEquals(one.health().nextFetch().toString(), jmx.getAttribute(name, "NextFetch"));
    }
  }

  @Test
  void twoSourcesOfOneNameBothStandInJmx() throws Exception {
    MBeanServer jmx = ManagementFactory.getPlatformMBeanServer();
    ObjectName both = new ObjectName("io.jwtgate:type=Keys,issuer=\"twice\",*");
    try (OneSource one = OneSource.holdingFirst(builder -> builder.name("twice"));
        OneSource other = OneSource.holdingFirst(builder -> builder.name("twice"))) {
      assertTrue(one.knows(FIRST) && other.knows(FIRST));
      assertEquals(2, jmx.queryNames(both, null).size());
    }
    assertEquals(0, jmx.queryNames(both, null).size());
  }
}
