package io.jwtgate.session.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.testkit.MovableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every store of counts and tickets keeps to. */
public abstract class EphemeralStoreContract {
  private static final Duration WINDOW = Duration.ofMinutes(5);

  private final MovableClock clock = new MovableClock(Instant.now().truncatedTo(ChronoUnit.MILLIS));
  private SharedPlace place;
  private EphemeralStore here;
  private EphemeralStore there;

  /** An empty place whose stores live in the time of this clock. */
  protected abstract SharedPlace place(Clock clock);

  @BeforeEach
  void open() {
    place = place(clock);
    here = place.sessions().ephemeral().orElseThrow();
    there = place.sessions().ephemeral().orElseThrow();
  }

  @AfterEach
  void close() throws Exception {
    place.close();
  }

  @Test
  @DisplayName("SESS-10: what one node counts the other sees, until its window ends")
  void countsAreShared() {
    assertEquals(EphemeralStore.Count.NONE, here.count("one"));
    here.add("one", 1, WINDOW);
    clock.advance(Duration.ofMinutes(1));
    there.add("one", 2, WINDOW);
    there.add("two", 1, WINDOW);
    Instant end = clock.instant().plus(Duration.ofMinutes(4));
    assertEquals(new EphemeralStore.Count(3, end), here.count("one"));
    clock.advance(Duration.ofMinutes(4));
    assertEquals(0, there.count("one").value());
    assertEquals(1, there.count("two").value());
    here.add("one", 1, WINDOW);
    assertEquals(1, there.count("one").value());
  }

  @Test
  @DisplayName("SESS-10, SESS-13: what lasts stays when what has ended goes")
  void whatLastsStays() {
    here.add("ended", 1, WINDOW);
    here.put("late", "text", clock.instant().plus(WINDOW));
    clock.advance(WINDOW.plus(ClockMargin.LENGTH));
    here.add("lasting", 3, WINDOW);
    here.put("ticket", "text", clock.instant().plus(WINDOW));
    place.forgetEnded();
    assertEquals(3, there.count("lasting").value());
    assertEquals(Optional.of("text"), there.take("ticket"));
    assertEquals(0, there.count("ended").value());
    assertEquals(Optional.empty(), there.take("late"));
    here.put("again", "old", clock.instant().plusSeconds(1));
    there.put("again", "new", clock.instant().plus(WINDOW));
    clock.advance(Duration.ofSeconds(2));
    assertEquals(Optional.of("new"), here.take("again"));
  }

  @Test
  @DisplayName("SESS-10: of 20 counted at once on two nodes none is lost")
  void nothingIsLost() throws Exception {
    try (Race race = new Race(20)) {
      for (int round = 0; round < 5; round++) {
        String name = "round-" + round;
        race.run(
            number -> {
              (number % 2 == 0 ? here : there).add(name, 1, WINDOW);
              return true;
            });
        assertEquals(20, here.count(name).value());
      }
    }
  }

  @Test
  @DisplayName("SESS-13: a ticket is taken once, by whichever node, while it lasts")
  void ticketsAreTakenOnce() {
    here.put("one", "text", clock.instant().plus(WINDOW));
    assertEquals(Optional.of("text"), there.take("one"));
    assertEquals(Optional.empty(), here.take("one"));
    here.put("two", "text", clock.instant().plus(WINDOW));
    clock.advance(WINDOW);
    assertEquals(Optional.empty(), there.take("two"));
    assertEquals(Optional.empty(), there.take("never"));
  }

  @Test
  @DisplayName("SESS-13: of 20 who take a ticket at once on two nodes one gets it")
  void oneTakesATicket() throws Exception {
    try (Race race = new Race(20)) {
      for (int round = 0; round < 5; round++) {
        String name = "ticket-" + round;
        here.put(name, "text", clock.instant().plus(WINDOW));
        List<Optional<String>> taken =
            race.run(number -> (number % 2 == 0 ? here : there).take(name));
        assertEquals(19, Collections.frequency(taken, Optional.empty()));
      }
    }
  }
}
