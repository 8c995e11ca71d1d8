package io.jwtgate.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.session.store.OpenedPlace;
import io.jwtgate.session.store.SharedPlace;
import io.jwtgate.testkit.MovableClock;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the other nodes keep to when one is killed amid its work. */
public abstract class KilledNodeContract {
  private static final int REFRESHES = 20;

  private final MovableClock clock = new MovableClock(Instant.now());
  private SharedPlace place;
  private TestNode other;

  /** An empty place whose stores live in the time of this clock. */
  protected abstract SharedPlace place(Clock clock) throws Exception;

  /** Opens the same place in another process. */
  protected abstract Class<? extends OpenedPlace> opened();

  /** Where that process finds it. */
  protected abstract String address();

  @BeforeEach
  void open() throws Exception {
    place = place(clock);
    other = TestNode.on(place, clock);
  }

  @AfterEach
  void close() throws Exception {
    other.close();
    place.close();
  }

  @Test
  @DisplayName("RT-04, RT-16: a node killed amid refreshes leaves no half rotation and no lock")
  void aKilledNodeLeavesNothingBehind() throws Exception {
    SessionTokens tokens = other.login();
    String last;
    try (NodeProcess node = NodeProcess.on(opened(), address(), tokens.refreshToken())) {
      last = node.killedAfter(REFRESHES);
    }
    String next = other.sessions.refresh(last).refreshToken();
    assertEquals(next, other.sessions.refresh(last).refreshToken());
    other.takes(other.sessions.refresh(next));
    other.sessions.end(next);
    other.refuses(tokens);
  }
}
