package io.jwtgate.jwks;

import static io.jwtgate.jwks.OneSource.FIRST;
import static io.jwtgate.jwks.OneSource.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.event.SecurityEvent.Kind;
import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.testkit.TestKey;
import java.util.List;
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
  @DisplayName("JWKS-05: a token without key id is looked for as well, once another key fits it")
  void tokenWithoutKeyIdIsLookedForAtOnce() {
    try (OneSource one = OneSource.holdingFirst()) {
      one.server.publish(TestKey.shared("RS256"));
      assertTrue(one.source.find(SignatureAlgorithm.RS256, null).isPresent());
    }
  }

  @Test
  @DisplayName("OBS-05: a key that joins or leaves is told once")
  void addedAndRemovedKeysAreToldOnce() {
    try (OneSource one = OneSource.holdingFirst()) {
      String first = one.find(FIRST).orElseThrow().thumbprint();
      one.server.publish(SECOND);
      one.passToNextFetch();
      String second = one.find(SECOND).orElseThrow().thumbprint();
      one.passToNextFetch(SECOND);
      assertEquals(List.of(first, second), one.events.details(Kind.KEY_ADDED));
      assertEquals(List.of(first), one.events.details(Kind.KEY_REMOVED));
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
    }
  }
}
