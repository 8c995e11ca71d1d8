package io.jwtgate.web;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackAddressTest {

  @ParameterizedTest
  @DisplayName("COOKIE-10: an address of this machine, as servers write it")
  @ValueSource(
      strings = {"127.0.0.1", "127.0.0.2", "127.255.0.1", "::1", "[::1]", "0:0:0:0:0:0:0:1"})
  void addressOfThisMachine_isOne(String text) {
    assertTrue(LoopbackAddress.is(text));
  }

  @ParameterizedTest
  @DisplayName("COOKIE-10: no other text is an address of this machine, a host's name least of all")
  @NullSource
  @ValueSource(
      strings = {
        "",
        "localhost",
        "192.0.2.1",
        "10.0.0.1",
        "1127.0.0.1",
        "127",
        "127.0.0.1.evil.test",
        "127.evil.test",
        " 127.0.0.1",
        "127.0.0.1, 192.0.2.1",
        "::2",
        "unknown"
      })
  void otherText_isNone(String text) {
    assertFalse(LoopbackAddress.is(text));
  }
}
