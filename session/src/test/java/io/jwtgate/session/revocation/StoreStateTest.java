package io.jwtgate.session.revocation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.event.GuardedListener;
import io.jwtgate.event.SecurityEvent;
import io.jwtgate.event.SecurityEvent.Kind;
import io.jwtgate.session.store.StoreUnavailableException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How often a store that is away is told of. */
class StoreStateTest {
  private final RuntimeException cut = new StoreUnavailableException(new IOException("cut"));

  private final List<SecurityEvent> events = new ArrayList<>();
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
  private final StoreState state =
      new StoreState(
          new StoreName("jwtgate.session-store", "/shop"),
          GuardedListener.of(events::add),
          nanos::get);

  private static SecurityEvent away(String cause) {
    return new SecurityEvent(Kind.STORE_UNAVAILABLE, "/shop", "jwtgate.session-store " + cause);
  }

  private static final SecurityEvent BACK =
      new SecurityEvent(Kind.STORE_RECOVERED, "/shop", "jwtgate.session-store");

  @Test
  @DisplayName("REV-07: an outage is told once with its cause, and its end once")
  void anOutageIsToldOnce() {
    assertFalse(state.answered());
    state.failed(cut);
    state.failed(cut);
    assertTrue(state.answered());
    assertFalse(state.answered());
    assertEquals(List.of(away("java.io.IOException"), BACK), events);
  }

  @Test
  @DisplayName("REV-07: a store that comes and goes is told of once a minute")
  void aFloodIsToldOnceAMinute() {
    state.failed(cut);
    state.answered();
    nanos.addAndGet(Duration.ofMinutes(1).minusNanos(1).toNanos());
    state.failed(cut);
    assertTrue(state.answered());
    assertEquals(List.of(away("java.io.IOException"), BACK), events);
    nanos.incrementAndGet();
    state.failed(new IllegalStateException("no cause"));
    assertEquals(away("java.lang.IllegalStateException"), events.get(2));
    assertTrue(state.answered());
    assertEquals(BACK, events.get(3));
  }

  @Test
  @DisplayName("REV-07: an outage that goes on for longer than a minute is still one")
  void aLongOutageIsOne() {
    state.failed(cut);
    nanos.addAndGet(Duration.ofHours(1).toNanos());
    state.failed(cut);
    assertEquals(1, events.size());
  }
}
