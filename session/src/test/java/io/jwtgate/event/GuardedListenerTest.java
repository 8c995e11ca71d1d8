package io.jwtgate.event;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jwtgate.OneIssuer;
import io.jwtgate.RejectionReason;
import io.jwtgate.TokenRejectedException;
import io.jwtgate.TokenVerifier;
import io.jwtgate.VerifiedToken;
import io.jwtgate.jwks.RemoteKeySource;
import io.jwtgate.session.revocation.Revocations;
import io.jwtgate.session.store.RevocationStore;
import io.jwtgate.testkit.TestKey;
import io.jwtgate.testkit.TokenMint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Listeners of applications, which may fail in every way. */
class GuardedListenerTest {
  private static final SecurityEvent EVENT =
      new SecurityEvent(SecurityEvent.Kind.REVOKED, "", "token");

  static Stream<Throwable> faults() {
    return Stream.of(
        new IllegalStateException(),
        new NoClassDefFoundError(),
        new StackOverflowError(),
        new AssertionError(),
        new IOException("thrown without being declared"));
  }

  private static SecurityListener failing(Throwable fault) {
    return event -> GuardedListenerTest.<RuntimeException>raise(fault);
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void raise(Throwable fault) throws T {
    throw (T) fault;
  }

  @ParameterizedTest
  @DisplayName("EDGE-17: whatever a listener throws is dropped")
  @MethodSource("faults")
  void whatIsThrownIsDropped(Throwable fault) {
    SecurityListener failing = failing(fault);

    assertThrows(fault.getClass(), () -> failing.on(EVENT));
    assertDoesNotThrow(() -> GuardedListener.of(failing).on(EVENT));
  }

  @Test
  @DisplayName("EDGE-17: a listener that fails does not keep the next one from being told")
  void theNextOneIsTold() {
    List<SecurityEvent> told = new ArrayList<>();
    SecurityListener failing = failing(new IllegalStateException());

    failing.and(told::add).and(failing).and(told::add).on(EVENT);

    assertEquals(List.of(EVENT, EVENT), told);
  }

  @Test
  void guardedOnceIsEnough() {
    GuardedListener once = GuardedListener.logging();

    assertSame(once, GuardedListener.of(once));
    assertThrows(NullPointerException.class, () -> GuardedListener.of(null));
  }

  @ParameterizedTest
  @DisplayName("EDGE-17: a revocation counts and is shared though its listener fails")
  @MethodSource("faults")
  void revocationsAreShared(Throwable fault) {
    TestKey key = TestKey.shared("ES256");
    RevocationStore store = RevocationStore.inMemory();
    Revocations told = Revocations.sharedBy(store).listener(failing(fault)).build();
    Revocations other = Revocations.sharedBy(store).build();
    String compact = TokenMint.of(OneIssuer.ISSUER, OneIssuer.AUDIENCE, key).token().compact();
    VerifiedToken token = verifier(key, told).verify(compact);

    told.revoke(token);

    for (Revocations each : List.of(told, other)) {
      TokenRejectedException rejected =
          assertThrows(TokenRejectedException.class, () -> verifier(key, each).verify(compact));
      assertEquals(RejectionReason.REVOKED, rejected.reason());
    }
  }

  private static TokenVerifier verifier(TestKey key, Revocations revocations) {
    return TokenVerifier.builder()
        .trust(OneIssuer.trust(key).build())
        .revocation(revocations)
        .build();
  }

  @Test
  @DisplayName("EDGE-17: no class of the library holds a listener that is not guarded")
  void nobodyHoldsAnUnguardedListener() throws IOException {
    List<String> unguarded = new ArrayList<>();
    for (Class<?> type : libraryClasses()) {
      Arrays.stream(type.getDeclaredFields())
          .filter(field -> field.getType() == SecurityListener.class)
          .map(Field::toString)
          .forEach(unguarded::add);
    }

    assertEquals(1, unguarded.size(), unguarded::toString);
  }

  private static List<Class<?>> libraryClasses() throws IOException {
    List<Class<?>> classes = new ArrayList<>();
    for (Class<?> ofModule :
        List.of(GuardedListener.class, RemoteKeySource.class, Revocations.class)) {
      classes.addAll(classesBeside(ofModule));
    }
    return classes;
  }

  /** A module is a folder while it is built, and a jar afterwards. */
  private static List<Class<?>> classesBeside(Class<?> type) throws IOException {
    Path place = folderOf(type);
    if (Files.isDirectory(place)) {
      return classesUnder(place);
    }
    try (FileSystem jar = FileSystems.newFileSystem(place)) {
      return classesUnder(jar.getPath("/"));
    }
  }

  private static List<Class<?>> classesUnder(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
          .<Class<?>>map(GuardedListenerTest::load)
          .toList();
    }
  }

  private static Path folderOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (java.net.URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Class<?> load(String file) {
    String name = file.substring(0, file.length() - ".class".length()).replace('/', '.');
    try {
      return Class.forName(name, false, GuardedListenerTest.class.getClassLoader());
    } catch (ClassNotFoundException impossible) {
      throw new UncheckedIOException(new IOException(impossible));
    }
  }
}
