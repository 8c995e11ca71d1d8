package io.jwtgate.jwks;

import io.jwtgate.event.SecurityEvent;
import io.jwtgate.event.SecurityEvent.Kind;
import io.jwtgate.event.SecurityListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps the events that it is told of. */
final class RecordedEvents implements SecurityListener {
  private final List<SecurityEvent> events = new CopyOnWriteArrayList<>();

  @Override
  public void on(SecurityEvent event) {
    events.add(event);
  }

  List<String> details(Kind kind) {
    return events.stream()
        .filter(event -> event.kind() == kind)
        .map(SecurityEvent::detail)
        .toList();
  }

  int count(Kind kind) {
    return details(kind).size();
  }
}
