package io.jwtgate.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jwtgate.session.store.Race;
import io.jwtgate.session.store.SharedPlace;
import io.jwtgate.session.store.StoreUnavailableException;
import io.jwtgate.testkit.MovableClock;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What two nodes keep to when the real process of their store is killed. */
public abstract class KilledStoreContract {
  private static final int SESSIONS = 10;

  private final MovableClock clock = new MovableClock(Instant.now());
  private SharedPlace place;
  private TestNode here;
  private TestNode there;

  /** A place of this test alone, in a process that runs. */
  protected abstract SharedPlace place(Clock clock) throws Exception;

  /** Ends the process without a warning. */
  protected abstract void kill() throws Exception;

  /** Ends all connections to it, while it runs. */
  protected abstract void breakConnections() throws Exception;

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
      assertTrue(refreshedSoon(here, tokens.refreshToken()).isPresent());
    }
  }

  @Test
  @DisplayName("RT-16: whatever was confirmed before a kill holds after it")
  void whatWasConfirmedHolds() throws Exception {
    assumeTrue(keepsItsData(), "this store forgets when it is killed");
    List<SessionTokens> ended = Stream.generate(here::login).limit(SESSIONS).toList();
    List<SessionTokens> alive = Stream.generate(here::login).limit(SESSIONS / 2).toList();
    ended.forEach(tokens -> here.sessions.end(tokens.refreshToken()));
    List<String> refreshed = alive.stream().map(this::refreshedHere).toList();
    kill();
    start();
    assertTrue(loggedInSoon());
    try (TestNode late = TestNode.on(place, clock)) {
      ended.forEach(late::refuses);
      ended.forEach(tokens -> late.refusesRefresh(tokens.refreshToken()));
      refreshed.forEach(token -> late.takes(late.sessions.refresh(token)));
    }
  }

  private String refreshedHere(SessionTokens tokens) {
    return here.sessions.refresh(tokens.refreshToken()).refreshToken();
  }

  @Test
  @DisplayName("RT-16: a kill amid 50 refreshes leaves no half rotation")
  void aKillLeavesNoHalfRotation() throws Exception {
    String token = here.login().refreshToken();
    Set<String> successors = raceWith(token, this::kill);
    start();
    assertTrue(successors.size() <= 1);
    if (keepsItsData()) {
      goesOnWithOneSuccessor(token, successors);
    }
  }

  @Test
  @DisplayName("RT-16: connections that break amid 50 refreshes leave no half rotation")
  void brokenConnectionsLeaveNoHalfRotation() throws Exception {
    String token = here.login().refreshToken();
    Set<String> successors = raceWith(token, this::breakConnections);
    assertTrue(successors.size() <= 1);
    goesOnWithOneSuccessor(token, successors);
  }

  @Test
  @DisplayName("REV-01, REV-09: after its connections broke, a node still hears what others revoke")
  void brokenConnectionsAreMadeAnew() throws Exception {
    SessionTokens tokens = here.login();
    breakConnections();
    assertTrue(endedSoon(tokens));
    there.refusesSoon(tokens);
  }

  private Set<String> raceWith(String token, Accident accident) throws Exception {
    try (Race race = new Race(50)) {
      return race
          .run(number -> number == 25 ? happened(accident) : tried(node(number), token))
          .stream()
          .flatMap(Optional::stream)
          .collect(Collectors.toSet());
    }
  }

  private void goesOnWithOneSuccessor(String token, Set<String> seen) {
    String successor = refreshedSoon(here, token).orElseThrow();
    assertTrue(seen.isEmpty() || seen.equals(Set.of(successor)));
    assertEquals(Optional.of(successor), refreshedSoon(there, token));
  }

  private boolean loggedInSoon() {
    return doneSoon(() -> here.takes(here.login()));
  }

  private boolean endedSoon(SessionTokens tokens) {
    return doneSoon(() -> here.sessions.end(tokens.refreshToken()));
  }

  /** Connections that died with the store may fail once each before new ones are made. */
  private static boolean doneSoon(Runnable action) {
    for (int i = 0; i < 100; i++) {
      try {
        action.run();
        return true;
      } catch (StoreUnavailableException notYet) {
        LockSupport.parkNanos(1_000_000);
      }
    }
    return false;
  }

  private TestNode node(int number) {
    return number % 2 == 0 ? here : there;
  }

  /** What befalls the store. */
  @FunctionalInterface
  private interface Accident {
    void happen() throws Exception;
  }

  private static Optional<String> happened(Accident accident) {
    try {
      accident.happen();
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

  private static Optional<String> refreshedSoon(TestNode node, String token) {
    Optional<String> result = tried(node, token);
    for (int i = 0; i < 100 && result.isEmpty(); i++) {
      result = tried(node, token);
    }
    return result;
  }
}
