package io.jwtgate.session.revocation;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.RevocationUnavailableException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How old a copy may be, to the nanosecond, from a clock that begins anywhere. */
class CopyAgeTest {
  private static final Duration STALE_AFTER = Duration.ofSeconds(5);
  private static final Duration OPEN_FOR = Duration.ofMinutes(1);

  private final AtomicLong nanos = new AtomicLong(Duration.ofDays(400).toNanos());
  private final CopyAge closed = new CopyAge(STALE_AFTER, Duration.ZERO, nanos::get);
  private final CopyAge open = new CopyAge(STALE_AFTER, OPEN_FOR, nanos::get);

  private static void assertUnknown(CopyAge age) {
    assertThrows(RevocationUnavailableException.class, age::require);
  }

  @Test
  @DisplayName("REV-09: nothing is believed before the store has answered once")
  void beforeTheFirstAnswer_nothingIsBelieved() {
    assertUnknown(closed);
    closed.answered(nanos.get());
    assertDoesNotThrow(closed::require);
  }

  @Test
  @DisplayName(
      "REV-07: the last moment at which a copy is believed, and the first at which it is not")
  void copy_isBelievedForSoLong() {
    closed.answered(nanos.get());
    nanos.addAndGet(STALE_AFTER.toNanos());
    assertDoesNotThrow(closed::require);
    nanos.incrementAndGet();
    assertUnknown(closed);
  }

  @Test
  @DisplayName(
      "REV-07: an outage is ignored for so long from the start, too, and each time is counted")
  void outage_isIgnoredFromTheStart() {
    nanos.addAndGet(OPEN_FOR.toNanos());
    open.require();
    assertTrue(open.isOpen());
    assertEquals(1, open.unchecked());
    nanos.incrementAndGet();
    assertUnknown(open);
    assertFalse(open.isOpen());
    assertEquals(1, open.unchecked());
  }

  @Test
  @DisplayName("REV-07: what is believed counts as checked")
  void answer_isChecked() {
    open.answered(nanos.get());
    open.require();
    assertEquals(0, open.unchecked());
    assertFalse(closed.isOpen());
  }
}
