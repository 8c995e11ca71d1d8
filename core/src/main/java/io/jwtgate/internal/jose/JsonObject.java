package io.jwtgate.internal.jose;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A JSON object with typed reads. A member is absent, or of the asked type, or the read fails: a
 * value of another type is never coerced, and null is not absence.
 */
public record JsonObject(Map<String, Object> members) {

  /** Whether there is such a member, even as null. */
  public boolean has(String name) {
    return members.containsKey(name);
  }

  /** The names of the members; unmodifiable. */
  public Set<String> names() {
    return members.keySet();
  }

  /** The member as it is; empty for null. */
  public Optional<Object> get(String name) {
    return Optional.ofNullable(members.get(name));
  }

  /**
   * A string member.
   *
   * @throws JsonRejectedException if it is there and is not a string
   */
  public Optional<String> string(String name) {
    return typed(name, String.class);
  }

  /**
   * A member that is an array of strings.
   *
   * @throws JsonRejectedException if it is there and is anything else
   */
  public Optional<List<String>> strings(String name) {
    return typed(name, List.class).map(JsonObject::stringsOf);
  }

  private <T> Optional<T> typed(String name, Class<T> type) {
    Object value = members.get(name);
    if (type.isInstance(value)) {
      return Optional.of(type.cast(value));
    }
    if (value == null && !has(name)) {
      return Optional.empty();
    }
    throw new JsonRejectedException("a member has the wrong type");
  }

  private static List<String> stringsOf(List<?> list) {
    for (Object element : list) {
      if (!(element instanceof String)) {
        throw new JsonRejectedException("an array has an element that is not a string");
      }
    }
    return list.stream().map(String.class::cast).toList();
  }
}
