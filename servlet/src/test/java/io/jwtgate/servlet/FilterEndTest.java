package io.jwtgate.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.http.Call;
import io.jwtgate.http.TestIssuer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What ends with a filter. */
class FilterEndTest {

  @Test
  @DisplayName("a gate that was given in code is closed by whoever gave it")
  void givenGate_staysOpen() {
    List<String> closed = new ArrayList<>();
    var gate = TestIssuer.gate().onClose(() -> closed.add("closed")).build();
    try (WebServer server =
        new WebServer().filtered("/*", new JwtFilter(gate)).serving("/*", Page::whoAmI).start()) {
      assertEquals(401, Call.get(server.at("/it")).send().status());
    }
    assertEquals(List.of(), closed);
    gate.close();
    assertEquals(List.of("closed"), closed);
  }
}
