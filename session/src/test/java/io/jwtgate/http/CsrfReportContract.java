package io.jwtgate.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.event.SecurityEvent.Kind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The rule while it is only watched. */
public abstract class CsrfReportContract extends SessionContract {

  protected CsrfReportContract() {
    setup.with(gate -> gate.csrf(setup.csrfRule().unsafeReportOnly().build()));
  }

  @Test
  @DisplayName("CSRF-21: what would be refused passes and is told")
  void passesAndIsTold() {
    Visitor visitor = Visitor.loggedIn(server);
    Call attack = visitor.call("POST", "/me").with("Sec-Fetch-Site", "cross-site");
    long before = reports();
    assertEquals("alice", attack.with("Content-Length", "0").send().body());
    assertEquals(1, reports() - before);
    visitor.send(visitor.fromOwnPage("POST", "/me").with("Content-Length", "0"));
    assertEquals(1, reports() - before);
  }

  private long reports() {
    return setup.events().stream()
        .filter(event -> event.kind() == Kind.CSRF_REJECTED)
        .filter(event -> event.detail().equals("report_only"))
        .count();
  }
}
