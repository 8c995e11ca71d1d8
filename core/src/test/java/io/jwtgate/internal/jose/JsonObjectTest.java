package io.jwtgate.internal.jose;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonObjectTest {
  private static final JsonObject OBJECT =
      new StrictJson(JsonLimits.DEFAULT)
          .object(
              "{\"s\":\"x\",\"l\":[\"a\",\"b\"],\"m\":[\"a\",1],\"n\":null,\"i\":1}"
                  .getBytes(UTF_8));

  @Test
  void membersAreReadByType() {
    assertEquals(Optional.of("x"), OBJECT.string("s"));
    assertEquals(Optional.of(List.of("a", "b")), OBJECT.strings("l"));
    assertEquals(Set.of("s", "l", "m", "n", "i"), OBJECT.names());
  }

  @Test
  void absenceIsNoError() {
    assertEquals(Optional.empty(), OBJECT.string("absent"));
    assertEquals(Optional.empty(), OBJECT.strings("absent"));
    assertFalse(OBJECT.has("absent"));
  }

  @Test
  void nullIsNotAbsence() {
    assertTrue(OBJECT.has("n"));
    assertEquals(Optional.empty(), OBJECT.get("n"));
  }

  @ParameterizedTest(name = "{0} is not a string")
  @ValueSource(strings = {"l", "m", "n", "i"})
  void otherTypeIsNoString(String name) {
    assertThrows(JsonRejectedException.class, () -> OBJECT.string(name));
  }

  @ParameterizedTest(name = "{0} is not an array of strings")
  @ValueSource(strings = {"s", "m", "n", "i"})
  void otherTypeIsNoArrayOfStrings(String name) {
    assertThrows(JsonRejectedException.class, () -> OBJECT.strings(name));
  }
}
