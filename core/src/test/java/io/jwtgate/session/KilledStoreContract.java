package io.jwtgate.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.store.Race;
import io.jwtgate.store.SharedPlace;
import io.jwtgate.store.StoreUnavailableException;
import io.jwtgate.testkit.MovableClock;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What two nodes keep to when the real process of their store is killed. */
public abstract class KilledStoreContract {
  private final MovableClock clock = new MovableClock(Instant.now());
  private SharedPlace place;
  private TestNode here;
  private TestNode there;

  /** A place of this test alone, in a process that runs. */
  protected abstract SharedPlace place(Clock clock) throws Exception;

  /** Ends the process without a warning. */
  protected abstract void kill() throws Exception;

  /** Starts it again, at the same address. */
  protected abstract void start() throws Exception;

  /** Whether it keeps its data over that. */
  protected abstract boolean keepsItsData();

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

  @Test
  @DisplayName("RT-16, RVK-07: a killed store is unavailable, and afterwards all goes on by itself")
  void aKilledStoreIsUnavailableAndComesBack() throws Exception {
    SessionTokens tokens = here.login();
    kill();
    assertThrows(
        StoreUnavailableException.class, () -> here.sessions.refresh(tokens.refreshToken()));
    assertThrows(StoreUnavailableException.class, there::login);
    assertThrows(
        StoreUnavailableException.class,
        () -> here.revocations.revoke(here.verifier.verify(tokens.accessToken().compact())));
    here.refuses(tokens);
    start();
    there.refusesSoon(tokens);
    assertTrue(loggedInSoon());
    if (keepsItsData()) {
      assertTrue(refreshedSoon(tokens.refreshToken()).isPresent());
    }
  }

  @Test
  @DisplayName("RT-16: a kill amid 50 refreshes leaves no half rotation")
  void aKillLeavesNoHalfRotation() throws Exception {
    String token = here.login().refreshToken();
    List<Optional<String>> results;
    try (Race race = new Race(50)) {
      results = race.run(number -> number == 25 ? killed() : tried(node(number), token));
    }
    start();
    Set<String> successors = results.stream().flatMap(Optional::stream).collect(Collectors.toSet());
    assertTrue(successors.size() <= 1);
    if (keepsItsData()) {
      String successor = refreshedSoon(token).orElseThrow();
      assertTrue(successors.isEmpty() || successors.equals(Set.of(successor)));
      assertEquals(successor, there.sessions.refresh(token).refreshToken());
    }
  }

  private boolean loggedInSoon() {
    for (int i = 0; i < 100; i++) {
      try {
        here.takes(here.login());
        return true;
      } catch (StoreUnavailableException notYet) {
        Thread.onSpinWait();
      }
    }
    return false;
  }

  private TestNode node(int number) {
    return number % 2 == 0 ? here : there;
  }

  private Optional<String> killed() {
    try {
      kill();
      return Optional.empty();
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static Optional<String> tried(TestNode node, String token) {
    try {
      return Optional.of(node.sessions.refresh(token).refreshToken());
    } catch (StoreUnavailableException unavailable) {
      return Optional.empty();
    }
  }

  /** Connections that died with the store may fail once each before new ones are made. */
  private Optional<String> refreshedSoon(String token) {
    Optional<String> result = tried(here, token);
    for (int i = 0; i < 100 && result.isEmpty(); i++) {
      result = tried(here, token);
    }
    return result;
  }
}
