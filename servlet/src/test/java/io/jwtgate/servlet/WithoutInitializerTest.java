package io.jwtgate.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.RecordedLog;
import io.jwtgate.http.Call;
import io.jwtgate.http.TestIssuer;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** An embedded server that runs no initializer. */
class WithoutInitializerTest {
  private final RecordedLog log = RecordedLog.ofThisThread();
  private final WebServer server = new WebServer().serving("/*", Page::whoAmI);

  @AfterEach
  void stop() {
    server.close();
    log.close();
  }

  private String text() {
    return String.join("\n", log.lines());
  }

  @Test
  @DisplayName("EDGE-07: a filter for some paths warns that the others are open")
  void filterForSomePaths_warns() {
    server.filtered("/api/*", new JwtFilter(TestIssuer.gate().build())).start();
    assertTrue(text().contains("only /api/* (filter "), text());
  }

  @Test
  @DisplayName("EDGE-07: a filter for all paths does not")
  void filterForAllPaths_doesNot() {
    server.filtered("/*", new JwtFilter(TestIssuer.gate().build())).start();
    assertFalse(text().contains("is guarded"), text());
  }

  @Test
  @DisplayName("EDGE-07: with the line of code, settings guard an embedded server")
  void registeredInitializer_guards() {
    TestIssuer.settings(Map.of()).forEach(server.context()::setInitParameter);
    server.context().addServletContainerInitializer(new JwtFilterInitializer());
    server.start();
    assertEquals(401, Call.get(server.at("/it")).send().status());
    assertEquals("alice", Call.get(server.at("/it")).bearer(TestIssuer.token()).send().body());
  }
}
