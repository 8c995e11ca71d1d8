package io.jwtgate.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.session.store.SharedPlace;
import io.jwtgate.testkit.MovableClock;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What nodes keep to when their store goes back to an older state of itself. */
public abstract class SetBackContract {
  private final MovableClock clock = new MovableClock(Instant.now());
  private SharedPlace place;
  private TestNode here;
  private TestNode there;

  /** A place of this test alone. */
  protected abstract SharedPlace place(Clock clock) throws Exception;

  /** Keeps the present state for {@link #setBack}. */
  protected abstract void save() throws Exception;

  /** Makes the store what it was. */
  protected abstract void setBack() throws Exception;

  @BeforeEach
  void open() throws Exception {
    place = place(clock);
    here = TestNode.on(place, clock);
    there = TestNode.on(place, clock);
  }

  @AfterEach
  void close() throws Exception {
    here.close();
    there.close();
    place.close();
  }

  private static void soon(BooleanSupplier fact) {
    Instant giveUp = Instant.now().plusSeconds(20);
    while (!fact.getAsBoolean() && Instant.now().isBefore(giveUp)) {
      LockSupport.parkNanos(1_000_000);
    }
    assertTrue(fact.getAsBoolean());
  }

  private boolean isGone(SessionTokens tokens) {
    return place.sessions().find(tokens.sessionId()).isEmpty();
  }

  @Test
  @DisplayName("SESS-01, SESS-03: a logout outlives a store that was set back and has counted on")
  void aLogoutOutlivesASetBack() throws Exception {
    List<SessionTokens> ended = Stream.generate(here::login).limit(5).toList();
    SessionTokens next = there.login();
    here.sessions.end(ended.get(0).refreshToken());
    there.refusesSoon(ended.get(0));
    save();
    ended.subList(1, 5).forEach(tokens -> here.sessions.end(tokens.refreshToken()));
    ended.forEach(there::refusesSoon);
    setBack();
    // The numbers are the same again, before anybody has compared.
    there.sessions.end(next.refreshToken());
    here.refusesSoon(next);
    ended.forEach(tokens -> soon(() -> isGone(tokens)));
    try (TestNode late = TestNode.on(place, clock)) {
      ended.forEach(late::refusesSoon);
      ended.forEach(tokens -> late.refusesRefresh(tokens.refreshToken()));
      late.refusesSoon(next);
    }
  }

  @Test
  @DisplayName("SESS-01: what the only node that knew it has published is handed in again")
  void whatOneNodeKnewIsHandedIn() throws Exception {
    SessionTokens tokens = here.login();
    SessionTokens others = here.login();
    save();
    here.sessions.end(tokens.refreshToken());
    setBack();
    there.refusesSoon(tokens);
    soon(() -> isGone(tokens));
    there.takes(others);
    assertEquals(1, place.sessions().ofSubject("alice").size());
  }
}
