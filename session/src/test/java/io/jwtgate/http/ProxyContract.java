package io.jwtgate.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.RecordedLog;
import io.jwtgate.event.SecurityEvent;
import io.jwtgate.event.SecurityEvent.Kind;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A proxy in front makes one client of all, unless somebody says where it tells them apart. */
public abstract class ProxyContract extends SessionContract {
  private static final String GOOD = "username=alice&password=" + SessionSetup.PASSWORD;

  private List<SecurityEvent> reported() {
    return setup.events().stream()
        .filter(event -> event.kind() == Kind.CLIENT_ADDRESS_UNKNOWN)
        .toList();
  }

  @Test
  @DisplayName("SESS-10: a proxy that is not declared is reported once, by the setting's name")
  void undeclaredProxyIsReported() {
    post("/token/login").sending(FORM, GOOD).send();
    Call declared = post("/session/login").with("Sec-Fetch-Site", "same-origin");
    declared.with("X-Real-IP", "192.0.2.1").sending(FORM, GOOD).send();
    assertEquals(List.of(), reported());
    try (RecordedLog log = RecordedLog.start()) {
      for (int i = 0; i < 3; i++) {
        post("/token/login").with("X-Real-IP", "192.0.2.1").sending(FORM, GOOD).send();
      }
      assertEquals(1, reported().size());
      assertEquals("X-Real-IP", reported().get(0).detail());
      List<String> lines =
          log.lines().stream()
              .filter(line -> line.contains("jwtgate.client-address-header: "))
              .toList();
      assertEquals(1, lines.size());
      assertTrue(lines.get(0).contains("write the header"), lines.get(0));
    }
  }
}
