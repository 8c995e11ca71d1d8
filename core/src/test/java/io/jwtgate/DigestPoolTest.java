package io.jwtgate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two texts have the same digest only if they are the same. */
class DigestPoolTest {
  private final DigestPool digests = new DigestPool();

  @Test
  @DisplayName("CACHE-13: a character whose low octet is a token's has no digest")
  void widerCharacterHasNoDigest() {
    assertNotNull(digests.of("eyJ.e30.sig"));
    assertNull(digests.of("\u0165yJ.e30.sig"), "U+0165 is 'e' in its low octet");
    assertEquals(digests.of("eyJ.e30.sig"), digests.of("eyJ.e30.sig"));
  }

  @Test
  @DisplayName("CACHE-13: Latin-1 beyond ASCII has digests of its own")
  void latinCharactersAreToldApart() {
    assertNotEquals(digests.of("a\u00e5"), digests.of("a\u00e4"));
    assertNotEquals(digests.of("a\u00e5"), digests.of("ae"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 47, 48, 49, 2047, 2048, 2049, 4096, 8192})
  @DisplayName("CACHE-01: texts of every length have a digest of their own")
  void everyCharacterCounts(int length) {
    String text = "x".repeat(length);
    Set<TokenDigest> different = new HashSet<>();
    different.add(digests.of(text));
    different.add(digests.of(text));
    different.add(digests.of(text + "x"));
    different.add(digests.of(text + "y"));
    different.add(digests.of("y" + text));
    assertEquals(4 - (length == 0 ? 1 : 0), different.size());
  }

  @Test
  @DisplayName("CACHE-18: threads that digest at once don't disturb each other")
  void threadsDontDisturbEachOther() throws Exception {
    List<String> texts = List.of("a".repeat(900), "b".repeat(900), "c".repeat(5000), "d");
    List<TokenDigest> expected = texts.stream().map(digests::of).toList();
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      List<Callable<Void>> work = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        int which = i % texts.size();
        work.add(
            () -> {
              for (int round = 0; round < 2000; round++) {
                assertEquals(expected.get(which), digests.of(texts.get(which)));
              }
              return null;
            });
      }
      for (Future<Void> done : threads.invokeAll(work)) {
        done.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
