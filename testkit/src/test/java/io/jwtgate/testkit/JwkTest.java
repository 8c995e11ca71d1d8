package io.jwtgate.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JwkTest {
  private final Jwk jwk = Jwk.of(new LinkedHashMap<>(Map.of("kty", "oct")));

  @Test
  void memberIsAddedInACopy() {
    assertEquals("{\"kty\":\"oct\",\"use\":\"enc\"}", jwk.with("use", "enc").json());
    assertEquals("{\"kty\":\"oct\"}", jwk.json());
  }

  @Test
  void memberIsReplaced() {
    assertEquals("{\"kty\":\"EC\"}", jwk.with("kty", "EC").json());
  }

  @Test
  void nullIsWrittenAsNull() {
    assertEquals("{\"kty\":null}", jwk.with("kty", null).json());
  }

  @Test
  void memberIsLeftOutOfACopy() {
    assertEquals("{}", jwk.without("kty").json());
    assertEquals("{\"kty\":\"oct\"}", jwk.json());
  }

  @Test
  void listsAreWrittenAsArrays() {
    assertEquals(
        "{\"kty\":\"oct\",\"key_ops\":[\"sign\",\"sign\"]}",
        jwk.with("key_ops", Collections.nCopies(2, "sign")).json());
  }

  @Test
  void membersCannotBeChangedBehindItsBack() {
    assertThrows(UnsupportedOperationException.class, () -> jwk.members().put("k", "AA"));
    assertThrows(IllegalArgumentException.class, () -> jwk.with("k", List.of(new Object())).json());
  }
}
