package io.jwtgate.examples.quickstart;

import io.jwtgate.event.SecurityEvent;
import io.jwtgate.event.SecurityListener;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last security events, for the page to show. They hold no token and no name. */
final class RecentEvents implements SecurityListener {
  private static final int KEPT = 12;

  private final Deque<Noted> events = new ArrayDeque<>();

  /** One event, and when it was. */
  public record Noted(Instant at, String kind, String detail) {}

  @Override
  public synchronized void on(SecurityEvent event) {
    if (events.size() == KEPT) {
      events.removeLast();
    }
    events.addFirst(new Noted(Instant.now(), event.kind().name(), event.detail()));
  }

  /** This, and the log as ever. */
  SecurityListener andLog() {
    return and(SecurityListener.logging());
  }

  /** The newest first. */
  synchronized List<Noted> all() {
    return List.copyOf(events);
  }
}
