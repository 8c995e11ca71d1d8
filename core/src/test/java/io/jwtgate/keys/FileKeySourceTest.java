package io.jwtgate.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.event.SecurityEvent;
import io.jwtgate.event.SecurityEvent.Kind;
import io.jwtgate.internal.keys.Thumbprint;
import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.jose.UnusableKeyException;
import io.jwtgate.testkit.MovableClock;
import io.jwtgate.testkit.TestKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A key file that changes while it is used. */
class FileKeySourceTest {
  private static final TestKey OLD = TestKey.shared("RS256", "old");
  private static final TestKey NEW = TestKey.shared("RS256", "new");
  private static final Duration INTERVAL = Duration.ofSeconds(2);

  @TempDir private Path folder;
  private final MovableClock clock = MovableClock.at("2040-01-01T00:00:00Z");
  private final List<SecurityEvent> events = new ArrayList<>();

  private Path file() {
    return folder.resolve("keys.json");
  }

  private static String set(TestKey... keys) {
    return new String(
        JwkSetTest.document(
            java.util.Arrays.stream(keys)
                .map(TestKey::publicJwk)
                .toArray(io.jwtgate.testkit.Jwk[]::new)),
        UTF_8);
  }

  private void write(String content) {
    write(file(), content);
  }

  private static void write(Path file, String content) {
    try {
      Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FileKeySource source() {
    return FileKeySource.of(file(), KeyFile::publicKeys)
        .name("shop")
        .listener(events::add)
        .clock(clock)
        .build();
  }

  private FileKeySource sourceOf(TestKey... keys) {
    write(set(keys));
    return source();
  }

  private static boolean has(FileKeySource source, TestKey key) {
    return source.find(SignatureAlgorithm.RS256, key.keyId()).isPresent();
  }

  private void later() {
    clock.advance(INTERVAL);
  }

  private long count(Kind kind) {
    return events.stream().filter(event -> event.kind() == kind).count();
  }

  @Test
  @DisplayName("NET-08: a changed key file takes effect within seconds, as a whole")
  void changedFileTakesEffect() {
    FileKeySource source = sourceOf(OLD);
    write(set(NEW));
    clock.advance(INTERVAL.minusMillis(1));
    assertTrue(has(source, OLD), "it is not looked at again so soon");
    clock.advance(Duration.ofMillis(1));
    assertTrue(has(source, NEW));
    assertFalse(has(source, OLD));
    assertEquals(
        List.of(
            new SecurityEvent(Kind.KEY_ADDED, "shop", thumbprint(NEW)),
            new SecurityEvent(Kind.KEY_REMOVED, "shop", thumbprint(OLD))),
        events);
  }

  private static String thumbprint(TestKey key) {
    return Thumbprint.of(key.publicKey());
  }

  @Test
  @DisplayName("NET-08: a file of the same size and time is read all the same")
  void sameSizeAndTimeIsRead() throws IOException {
    FileKeySource source = sourceOf(OLD);
    FileTime time = Files.getLastModifiedTime(file());
    write(set(NEW));
    Files.setLastModifiedTime(file(), time);
    later();
    assertTrue(has(source, NEW));
  }

  @Test
  @DisplayName("NET-08: a mounted secret, which is exchanged by a link, takes effect")
  void exchangedLinkTakesEffect() throws IOException {
    mount("..2040_01", set(OLD));
    Files.createSymbolicLink(file(), Path.of("..data", "keys.json"));
    FileKeySource source = source();
    mount("..2040_02", set(NEW));
    later();
    assertTrue(has(source, NEW));
    assertFalse(has(source, OLD));
  }

  /** As Kubernetes does it: a new folder, and then one rename of the link to it. */
  private void mount(String name, String content) throws IOException {
    Path version = Files.createDirectory(folder.resolve(name));
    write(version.resolve("keys.json"), content);
    Path link = Files.createSymbolicLink(folder.resolve("..data_tmp"), Path.of(name));
    Files.move(link, folder.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
  }

  @ParameterizedTest(name = "NET-08: the content {index} is rejected and reported, once")
  @ValueSource(
      strings = {
        "",
        "rubbish",
        "{\"keys\":[]}",
        "{\"keys\":[{\"kty\":\"RSA\"}]}",
        "-----BEGIN PUBLIC KEY-----\nAAAA"
      })
  void brokenContentChangesNothing(String content) {
    FileKeySource source = sourceOf(OLD);
    write(content);
    for (int i = 0; i < 3; i++) {
      later();
      assertTrue(has(source, OLD));
    }
    assertEquals(1, count(Kind.KEY_FILE_REJECTED));
    assertEquals(1, events.size());
    write(set(NEW));
    later();
    assertTrue(has(source, NEW));
  }

  @Test
  @DisplayName("NET-08: a set in which one key is wrong is rejected as a whole")
  void oneWrongKeyRejectsTheSet() {
    FileKeySource source = sourceOf(OLD);
    write(set(NEW, TestKey.rsa("weak", 1024)));
    later();
    assertTrue(has(source, OLD));
    assertFalse(has(source, NEW));
    assertEquals("an RSA key has 2048 to 8192 bits", events.get(0).detail());
  }

  @Test
  @DisplayName(
      "NET-08: a file that is gone changes nothing, and each time that it goes is reported")
  void missingFileChangesNothing() throws IOException {
    FileKeySource source = sourceOf(OLD);
    for (int i = 1; i <= 2; i++) {
      Files.delete(file());
      for (int look = 0; look < 3; look++) {
        later();
        assertTrue(has(source, OLD));
      }
      assertEquals(i, count(Kind.KEY_FILE_REJECTED));
      write(set(OLD));
      later();
      assertTrue(has(source, OLD));
    }
    write(set(NEW));
    later();
    assertTrue(has(source, NEW));
  }

  @Test
  @DisplayName("NET-08: a folder, or a file beyond all measure, changes nothing")
  void otherThanAFileChangesNothing() throws IOException {
    FileKeySource source = sourceOf(OLD);
    write(" ".repeat(1024 * 1024) + set(NEW));
    later();
    assertTrue(has(source, OLD));
    Files.delete(file());
    Files.createDirectory(file());
    later();
    assertTrue(has(source, OLD));
    assertEquals(2, count(Kind.KEY_FILE_REJECTED));
  }

  @Test
  @DisplayName("NET-08: keys that fit none of the issuer's algorithms change nothing")
  void keysForOtherAlgorithmsChangeNothing() {
    write(set(OLD));
    FileKeySource source =
        FileKeySource.of(file(), KeyFile::publicKeys)
            .algorithms(Set.of(SignatureAlgorithm.RS256))
            .listener(events::add)
            .clock(clock)
            .build();
    write(set(TestKey.shared("ES256")));
    later();
    assertTrue(has(source, OLD));
    assertEquals(1, count(Kind.KEY_FILE_REJECTED));
    write(set(TestKey.shared("ES256"), NEW));
    later();
    assertTrue(has(source, NEW));
  }

  @Test
  @DisplayName("NET-08: a file that is being written is read a second later")
  void freshFileIsReadLater() throws IOException {
    FileKeySource source = sourceOf(OLD);
    write(set(NEW));
    later();
    Files.setLastModifiedTime(file(), FileTime.from(clock.instant().minusMillis(500)));
    assertTrue(has(source, OLD));
    clock.advance(Duration.ofMillis(999));
    assertTrue(has(source, OLD));
    clock.advance(Duration.ofMillis(1));
    assertTrue(has(source, NEW));
  }

  @Test
  @DisplayName("NET-08: a file that is written all the time is read all the same")
  void fileThatIsAlwaysFreshIsRead() throws IOException {
    FileKeySource source = sourceOf(OLD);
    write(set(NEW));
    later();
    for (int i = 0; i < 2; i++) {
      Files.setLastModifiedTime(file(), FileTime.from(clock.instant()));
      has(source, OLD);
      clock.advance(Duration.ofSeconds(1));
    }
    assertTrue(has(source, NEW));
  }

  @Test
  @DisplayName("NET-08: a clock that goes back puts the next look off by no more than the interval")
  void clockMayGoBack() {
    FileKeySource source = sourceOf(OLD);
    write(set(NEW));
    clock.advance(Duration.ofDays(-30));
    assertTrue(has(source, NEW));
  }

  @Test
  @DisplayName("NET-08: a changed secret takes effect, and its hash is told to nobody")
  void changedSecretTakesEffect() {
    String before = "zQ3#vK8!pL1@xR6$wN9^bT4&yH7*mC2(";
    String after = "aJ5)fG0_uD3+eS8-iO1=kZ6~hV9|qB4[";
    write(before);
    FileKeySource source =
        FileKeySource.of(file(), KeyFile::secret).listener(events::add).clock(clock).build();
    VerificationKey first = source.find(SignatureAlgorithm.HS256, null).orElseThrow();
    write(after + "\n");
    later();
    VerificationKey second = source.find(SignatureAlgorithm.HS256, null).orElseThrow();
    assertFalse(first.equals(second));
    assertEquals(
        VerificationKey.secret(after.getBytes(UTF_8), null).thumbprint(), second.thumbprint());
    assertTrue(events.stream().allMatch(event -> event.detail().equals("secret")));
    write("too short");
    later();
    assertEquals(second, source.find(SignatureAlgorithm.HS256, null).orElseThrow());
    assertEquals(1, count(Kind.KEY_FILE_REJECTED));
  }

  @Test
  @DisplayName("NET-08: a listener that fails changes nothing")
  void failingListenerChangesNothing() {
    write(set(OLD));
    FileKeySource source =
        FileKeySource.of(file(), KeyFile::publicKeys)
            .listener(
                event -> {
                  throw new IllegalStateException("a fault of the listener");
                })
            .clock(clock)
            .build();
    write(set(NEW));
    later();
    assertTrue(has(source, NEW));
  }

  @Test
  @DisplayName("NET-08: threads that ask while the file changes see one set or the other")
  void threadsSeeOneSetOrTheOther() {
    FileKeySource source = sourceOf(OLD);
    for (int round = 0; round < 20; round++) {
      write(set(round % 2 == 0 ? NEW : OLD));
      later();
      assertTrue(
          IntStream.range(0, 200)
              .parallel()
              .allMatch(
                  i -> {
                    KeySet seen = source.keys();
                    return seen.size() == 1;
                  }));
      assertTrue(has(source, round % 2 == 0 ? NEW : OLD));
    }
  }

  @Test
  @DisplayName("NET-08: at the start a wrong file is an error")
  void wrongFileAtTheStartIsAnError() {
    assertThrows(UnusableKeyException.class, this::source);
    write("rubbish");
    assertThrows(UnusableKeyException.class, this::source);
  }

  @Test
  @DisplayName("NET-08: a file beyond a mebibyte is rejected, and the keys before serve")
  void aHugeFileIsRejected() {
    FileKeySource source = sourceOf(OLD);
    write(set(NEW) + " ".repeat(1024 * 1024));
    clock.advance(INTERVAL);
    assertTrue(has(source, OLD));
    assertEquals(List.of("it is larger than 1 MiB"), rejections());
    write(set(NEW) + " ".repeat(1000));
    clock.advance(INTERVAL);
    assertTrue(has(source, NEW));
  }

  @Test
  @DisplayName("NET-08: of what a reader throws nobody is told more than its class")
  void aReadersFaultIsToldByItsClass() {
    write(set(OLD));
    FileKeySource source =
        FileKeySource.of(file(), FileKeySourceTest::readOldAlone)
            .listener(events::add)
            .clock(clock)
            .build();
    write("a secret");
    clock.advance(INTERVAL);
    assertTrue(has(source, OLD));
    assertEquals(List.of(IllegalStateException.class.getName()), rejections());
  }

  private static KeySet readOldAlone(byte[] content) {
    String text = new String(content, UTF_8);
    if (text.contains("secret")) {
      throw new IllegalStateException(text);
    }
    return KeyFile.publicKeys(content);
  }

  private List<String> rejections() {
    return events.stream()
        .filter(event -> event.kind() == Kind.KEY_FILE_REJECTED)
        .map(SecurityEvent::detail)
        .toList();
  }
}
