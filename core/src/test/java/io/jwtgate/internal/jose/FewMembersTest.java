package io.jwtgate.internal.jose;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Small and large objects and arrays read alike, and nobody can change one. */
class FewMembersTest {
  private static Map<String, Object> read(String json) {
    return new StrictJson(JsonLimits.DEFAULT).object(json.getBytes(UTF_8)).members();
  }

  private static String object(int members) {
    StringBuilder json = new StringBuilder("{");
    for (int i = 0; i < members; i++) {
      json.append(i == 0 ? "" : ",").append("\"m").append(9 - i).append("\":").append(i);
    }
    return json.append("}").toString();
  }

  @ParameterizedTest(name = "an object of {0} members is the map that it would be anyway")
  @ValueSource(ints = {0, 1, 3, 4, 5, 9})
  void objectIsAMap(int members) {
    Map<String, Object> expected = new LinkedHashMap<>();
    for (int i = 0; i < members; i++) {
      expected.put("m" + (9 - i), (long) i);
    }
    Map<String, Object> actual = read(object(members));
    assertEquals(expected, actual);
    assertEquals(expected.hashCode(), actual.hashCode());
    assertEquals(expected.toString(), actual.toString());
    assertEquals(new ArrayList<>(expected.keySet()), new ArrayList<>(actual.keySet()));
    List<Object> visited = new ArrayList<>();
    actual.forEach((name, value) -> visited.add(name + "=" + value));
    assertEquals(expected.toString(), visited.toString().replace('[', '{').replace(']', '}'));
    assertFalse(actual.containsKey("other"));
    assertNull(actual.get("other"));
    assertNull(actual.get(null));
  }

  @ParameterizedTest(name = "nobody can change an object of {0} members")
  @ValueSource(ints = {0, 1, 4, 5})
  void objectCanNotBeChanged(int members) {
    Map<String, Object> object = read(object(members));
    assertThrows(UnsupportedOperationException.class, () -> object.put("m9", 5));
    if (members > 0) {
      assertThrows(UnsupportedOperationException.class, object::clear);
      assertThrows(UnsupportedOperationException.class, () -> object.remove("m9"));
      assertThrows(UnsupportedOperationException.class, () -> object.replaceAll((n, v) -> 5));
      Map.Entry<String, Object> first = object.entrySet().iterator().next();
      assertThrows(UnsupportedOperationException.class, () -> first.setValue(5));
      assertThrows(UnsupportedOperationException.class, () -> object.keySet().remove("m9"));
    }
    Iterator<Map.Entry<String, Object>> all = object.entrySet().iterator();
    object.forEach((name, value) -> all.next());
    assertThrows(NoSuchElementException.class, all::next);
  }

  @Test
  @DisplayName("Null is a value, and a list may be asked for it")
  void nullIsAValue() {
    Map<String, Object> object = read("{\"n\":null,\"some\":[1,null],\"none\":[]}");
    assertTrue(object.containsKey("n"));
    assertNull(object.get("n"));
    assertEquals(Arrays.asList(1L, null), object.get("some"));
    List<?> none = (List<?>) object.get("none");
    assertFalse(none.contains(null));
    List<?> some = (List<?>) object.get("some");
    assertTrue(some.contains(null));
    assertThrows(UnsupportedOperationException.class, some::clear);
    assertThrows(UnsupportedOperationException.class, () -> some.set(0, null));
  }
}
