package io.jwtgate.internal.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.auth0.jwt.algorithms.Algorithm;
import com.fasterxml.jackson.core.JsonFactory;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.jwtgate.http.TestIssuer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The tests that are run with the oldest libraries are run with those, and not with the newest. */
class OldestLibrariesTest {

  @Test
  @DisplayName("EDGE-21: the oldest libraries that the pages name verify a token")
  void oldestLibrariesVerify() {
    Optional.ofNullable(System.getProperty("oldest.libraries"))
        .ifPresent(versions -> assertEquals(List.of(versions.split(",")), versionsHere()));

    assertEquals(Optional.empty(), Libraries.problem());
    assertTrue(
        TestIssuer.gate().build().verifier().verify(TestIssuer.token()).subject().isPresent());
  }

  private static List<String> versionsHere() {
    return List.of(
        LibraryVersion.of(Algorithm.class, "java-jwt", "").orElseThrow(),
        LibraryVersion.of(Caffeine.class, "caffeine", "").orElseThrow(),
        LibraryVersion.of(JsonFactory.class, "jackson-core", "").orElseThrow());
  }
}
