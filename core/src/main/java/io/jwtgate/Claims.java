package io.jwtgate;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The claims of a verified token. Deeply immutable, so a cached token can be shared between
 * requests.
 *
 * <p>A read gives the claim in the asked type or nothing: a number is never made a string, nor the
 * other way about.
 */
public final class Claims {
  private final Map<String, Object> members;

  Claims(Map<String, Object> members) {
    this.members = members;
  }

  /** Whether a claim of this name is there, even as null. */
  public boolean has(String name) {
    return members.containsKey(name);
  }

  /** The claim, if it is a string. */
  public Optional<String> string(String name) {
    return typed(members.get(name), String.class);
  }

  /** The claim, if it is {@code true} or {@code false}. */
  public Optional<Boolean> bool(String name) {
    return typed(members.get(name), Boolean.class);
  }

  /** A number with its exact value, however large (RFC 8259 section 6). */
  public Optional<BigDecimal> number(String name) {
    return typed(members.get(name), Number.class).map(NumericDate::exact);
  }

  /** A NumericDate (RFC 7519 section 2), to the nanosecond. */
  public Optional<Instant> instant(String name) {
    return Optional.ofNullable(members.get(name)).flatMap(NumericDate::instant);
  }

  /** A string as a list of one, or the strings of an array; empty if it is neither. */
  public List<String> strings(String name) {
    return strings(ClaimPath.of(name));
  }

  /** As {@link #strings(String)}, for a claim within another. */
  public List<String> strings(ClaimPath path) {
    Object value = path.in(members).orElse(null);
    if (value instanceof String text) {
      return List.of(text);
    }
    return value instanceof List<?> list && holdsOnlyStrings(list) ? stringsOf(list) : List.of();
  }

  private static boolean holdsOnlyStrings(List<?> list) {
    for (Object element : list) {
      if (!(element instanceof String)) {
        return false;
      }
    }
    return true;
  }

  /** The list itself, since nobody can change it. */
  @SuppressWarnings("unchecked")
  private static List<String> stringsOf(List<?> strings) {
    return (List<String>) strings;
  }

  /** Whatever stands there: String, Long, BigInteger, BigDecimal, Boolean, List or Map. */
  public Optional<Object> at(ClaimPath path) {
    return path.in(members);
  }

  /** All claims; unmodifiable at every depth. Values may be null. */
  public Map<String, Object> asMap() {
    return members;
  }

  /** The names alone: values may be private. */
  @Override
  public String toString() {
    return "Claims" + members.keySet();
  }

  private static <T> Optional<T> typed(Object value, Class<T> type) {
    return type.isInstance(value) ? Optional.of(type.cast(value)) : Optional.empty();
  }
}
