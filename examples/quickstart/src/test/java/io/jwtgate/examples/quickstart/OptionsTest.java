package io.jwtgate.examples.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

  @Test
  void withoutAnyTheFirstFreePortIsTaken() {
    assertEquals(OptionalInt.empty(), Options.of(List.of(), Map.of()).port());
  }

  @Test
  void theArgumentWinsOverTheEnvironment() {
    Map<String, String> environment = Map.of("PORT", "7000");
    assertEquals(OptionalInt.of(7000), Options.of(List.of(), environment).port());
    assertEquals(OptionalInt.of(9000), Options.of(List.of("--port", "9000"), environment).port());
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "", "-1", "65536", "99999", "8080.5"})
  void whatIsNoPortIsRefusedWithTheUsage(String port) {
    List<String> arguments = List.of("--port", port);
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> Options.of(arguments, Map.of()));
    assertTrue(refused.getMessage().contains("usage: "));
  }

  @Test
  void anUnknownArgumentIsRefused() {
    List<String> arguments = List.of("--prot", "9000");
    assertThrows(IllegalArgumentException.class, () -> Options.of(arguments, Map.of()));
  }
}
