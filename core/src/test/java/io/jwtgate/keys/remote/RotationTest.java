package io.jwtgate.keys.remote;

import static io.jwtgate.keys.remote.OneSource.FIRST;
import static io.jwtgate.keys.remote.OneSource.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RotationTest {

  @Test
  @DisplayName("JWKS-05: an unknown key id causes one fetch, then the same request is decided")
  void unknownKeyIdIsLookedForAtOnce() {
    try (OneSource one = OneSource.holdingFirst()) {
      one.server.publish(FIRST, SECOND);
      assertTrue(one.knows(SECOND));
      assertEquals(2, one.fetches());
    }
  }

  @Test
  @DisplayName("JWKS-11: while both keys are published both are known")
  void overlappingKeysAreBothKnown() {
    try (OneSource one = OneSource.holdingFirst()) {
      one.server.publish(FIRST, SECOND);
      one.passToNextFetch();
      assertTrue(one.knows(FIRST) && one.knows(SECOND));
      assertEquals(2, one.fetches());
    }
  }

  @Test
  @DisplayName("JWKS-12: a key that has left the set is unknown from the next fetch on")
  void removedKeyIsUnknown() {
    try (OneSource one = OneSource.holdingFirst()) {
      one.server.publish(SECOND);
      assertTrue(one.knows(FIRST));
      one.passToNextFetch();
      assertFalse(one.knows(FIRST));
      assertTrue(one.knows(SECOND));
    }
  }

  @Test
  @DisplayName("JWKS-13, KEY-20: other material under the same key id is another key")
  void replacedMaterialIsAnotherKey() {
    try (OneSource one = OneSource.holdingFirst()) {
      String before = one.find(FIRST).orElseThrow().thumbprint();
      one.server.publish(SECOND.withKeyId(FIRST.keyId()));
      one.passToNextFetch();
      String after = one.find(FIRST).orElseThrow().thumbprint();
      assertFalse(before.equals(after));
      one.pass(Duration.ZERO);
    }
  }
}
