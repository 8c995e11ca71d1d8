package io.jwtgate.session.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.session.CountedIterations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashTest {
  /** Of the reference implementation's own tests: "password" under "somesalt", 64 MiB. */
  private static final String FOREIGN =
      "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

  private static boolean matches(String password, String kept) {
    return PasswordHash.matches(password, Optional.of(kept));
  }

  @Test
  @DisplayName("ISS-08: a password is hashed also where there is no such user")
  void anUnknownUserIsHashedToo() {
    String kept = PasswordHash.of("good", 1000);
    assertTrue(matches("good", kept));
    assertFalse(matches("bad", kept));
    assertFalse(PasswordHash.matches("good", Optional.empty()));
    assertFalse(PasswordHash.matches("", Optional.empty()));
  }

  @Test
  @DisplayName(
      "ISS-08: an unknown user costs as many iterations as a wrong password, old hash or new")
  void anUnknownUserCostsAsMuch() {
    String old = PasswordHash.of("good", 1000);
    String today = PasswordHash.of("good");
    try (CountedIterations counted = new CountedIterations()) {
      long unknown = counted.madeBy(() -> PasswordHash.matches("bad", Optional.empty()));
      assertTrue(unknown >= 600_000, unknown + " iterations");
      assertEquals(unknown, counted.madeBy(() -> matches("bad", old)));
      assertEquals(unknown, counted.madeBy(() -> matches("bad", today)));
      assertEquals(unknown, counted.madeBy(() -> matches("good", today)));
      assertEquals(unknown, counted.madeBy(() -> PasswordHash.matches("", Optional.empty())));
    }
  }

  @Test
  void aPasswordIsKeptUnderASalt() {
    String one = PasswordHash.of("good");
    assertTrue(one.startsWith("pbkdf2-sha256$600000$"));
    assertNotEquals(one, PasswordHash.of("good"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "pbkdf2-sha256$0$AA$AA",
        "pbkdf2-sha256$1000$!$!",
        "$argon2id$v=19$m=9999999,t=9,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "$argon2id$v=16$m=8,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
      })
  void anotherTextIsNoHash(String kept) {
    assertThrows(IllegalArgumentException.class, () -> matches("x", kept));
  }

  @ParameterizedTest
  @DisplayName("SESS-11: a password and one with NUL or another control behind it are told apart")
  @ValueSource(strings = {"abc\0", "\0abc", "abc\0\0", "abc\n", "abc\u007f", "abc\u0085"})
  void controlsAreToldApart(String other) {
    assertEquals(Optional.empty(), PasswordText.of(other));
    assertThrows(IllegalArgumentException.class, () -> PasswordHash.of(other));
  }

  @Test
  @DisplayName("SESS-11: what is no password matches no hash, of another or its own")
  void whatIsNoPasswordMatchesNothing() {
    assertFalse(matches("abc\0", PasswordHash.of("abc", 1000)));
    assertFalse(matches("abc\0", Pbkdf2Hash.of("abc\0", 1000).text()));
  }

  @ParameterizedTest
  @DisplayName("SESS-11: spellings of one text are one password (RFC 8265 section 4.2)")
  @CsvSource({
    "caf\u00e9,cafe\u0301,true",
    "a b,a\u00a0b,true",
    "a b,a\u3000b,true",
    "abc,ABC,false",
    "abc,'abc ',false",
    "abc,\uff41bc,false",
    "stra\u00dfe,strasse,false"
  })
  void spellingsOfOneText(String one, String other, boolean same) {
    assertEquals(same, PasswordText.of(one).equals(PasswordText.of(other)));
  }

  @Test
  @DisplayName("SESS-11: a hash of one spelling is matched by another")
  void oneSpellingMatchesAnother() {
    assertTrue(matches("cafe\u0301", PasswordHash.of("caf\u00e9", 1000)));
    assertTrue(matches("caf\u00e9", PasswordHash.of("cafe\u0301", 1000)));
  }

  @Test
  @DisplayName("SESS-11: half a surrogate pair is no password, and no other character's")
  void halfAPairIsNone() {
    assertFalse(matches("\ud800", PasswordHash.of("?", 1000)));
    assertThrows(IllegalArgumentException.class, () -> PasswordHash.of("\ud800"));
    assertTrue(matches("\ud83d\udd11", PasswordHash.of("\ud83d\udd11", 1000)));
  }

  @Test
  @DisplayName("SESS-11: unknown and known names, old and new hashes: all the same work")
  void allChecksAreTheSameWork() {
    HashWork work = new HashWork();
    KeptHash old = Pbkdf2Hash.of("good", 1000);
    KeptHash today = new Pbkdf2Hash(600_000, "AA", "AA");
    KeptHash strong = new Pbkdf2Hash(900_000, "AA", "AA");
    assertEquals(600_000, work.lacking(Optional.empty()).iterations());
    assertEquals(599_000, work.lacking(Optional.of(old)).iterations());
    assertEquals(0, work.lacking(Optional.of(today)).iterations());
    work.note(strong);
    assertEquals(900_000, work.lacking(Optional.empty()).iterations());
    assertEquals(899_000, work.lacking(Optional.of(old)).iterations());
    assertEquals(300_000, work.lacking(Optional.of(today)).iterations());
    assertEquals(0, work.lacking(Optional.of(strong)).iterations());
    assertTrue(work.lacking(Optional.empty()).argon2().isNothing());
  }

  @Test
  @DisplayName("SESS-11: where Argon2id stands beside PBKDF2, each check is the work of both")
  void bothKindsAreTheSameWork() {
    KeptHash argon2 = KeptHash.parse(FOREIGN);
    Argon2Cost cost = new Argon2Cost(65536, 2, 1);
    HashWork only = new HashWork();
    only.note(argon2);
    assertEquals(new HashWork.Lacking(0, cost), only.lacking(Optional.empty()));
    assertTrue(only.lacking(Optional.of(argon2)).argon2().isNothing());

    HashWork both = new HashWork();
    both.note(argon2);
    both.note(Pbkdf2Hash.of("good", 1000));
    assertEquals(new HashWork.Lacking(600_000, cost), both.lacking(Optional.empty()));
    assertEquals(600_000, both.lacking(Optional.of(argon2)).iterations());
    assertEquals(cost, both.lacking(Optional.of(new Pbkdf2Hash(600_000, "AA", "AA"))).argon2());
  }

  @Test
  @DisplayName("SESS-11: Argon2id is kept in the text of other libraries, and theirs are read")
  void argon2idIsRead() {
    assertTrue(matches("password", FOREIGN));
    assertFalse(matches("passwort", FOREIGN));
    String kept = Argon2id.of("good");
    assertTrue(kept.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), kept);
    assertTrue(matches("good", kept));
    assertFalse(matches("bad", kept));
    assertFalse(kept.contains("=" + "$"));
  }

  @Test
  @DisplayName("SESS-11: a weak hash is made anew at a login, and at no rejected one")
  void aWeakHashIsMadeAnew() {
    List<String> stronger = new ArrayList<>();
    Optional<String> weak = Optional.of(PasswordHash.of("good", 1000));
    assertFalse(PasswordHash.matches("bad", weak, stronger::add));
    assertEquals(List.of(), stronger);
    assertTrue(PasswordHash.matches("good", weak, stronger::add));
    assertFalse(PasswordHash.needsRehash(stronger.get(0)));
    assertTrue(PasswordHash.matches("good", Optional.of(stronger.get(0)), stronger::add));
    assertEquals(1, stronger.size());

    assertTrue(Argon2id.matches("good", Optional.of(stronger.get(0)), stronger::add));
    assertFalse(Argon2id.needsRehash(stronger.get(1)));
    assertFalse(PasswordHash.needsRehash(stronger.get(1)));
    assertTrue(matches("good", stronger.get(1)));
  }

  @Test
  @DisplayName("SESS-11: a new hash that can't be kept keeps nobody out")
  void aHashThatIsNotKept() {
    Optional<String> weak = Optional.of(PasswordHash.of("good", 1000));
    assertTrue(
        PasswordHash.matches(
            "good",
            weak,
            any -> {
              throw new IllegalStateException("no database");
            }));
  }

  @Test
  @DisplayName("SESS-11: so many hashes at once, so many that wait, and no more")
  void hashesAtOnceAreBounded() throws Exception {
    HashPermits permits = new HashPermits(1, 1, 20_000);
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Thread first =
        new Thread(
            () ->
                permits.run(
                    () -> {
                      inside.countDown();
                      return awaited(go);
                    }));
    Thread second = new Thread(() -> permits.run(() -> awaited(go)));
    first.start();
    inside.await();
    second.start();
    while (second.getState() != Thread.State.TIMED_WAITING) {
      LockSupport.parkNanos(1_000_000);
    }
    assertThrows(PasswordHashBusyException.class, () -> permits.run(() -> true));
    go.countDown();
    first.join();
    second.join();
    assertTrue(permits.run(() -> true));
  }

  private static boolean awaited(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException stopped) {
      return false;
    }
  }
}
