package io.jwtgate;

import io.jwtgate.internal.jose.QuotedText;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where roles stand: a {@link ClaimPath}, of which a step may also be {@code *}, which is each
 * member of an object or each element of an array. Immutable.
 *
 * @param steps names, and nothing for each member; the first is a name
 */
record RolePath(List<Optional<String>> steps) {
  private static final String EACH = "*";

  RolePath {
    steps = List.copyOf(steps);
    if (steps.get(0).isEmpty()) {
      throw new IllegalArgumentException("write the name of a claim before a *");
    }
  }

  /** As {@link ClaimPath#equals}. */
  @Override
  public boolean equals(Object other) {
    return other instanceof RolePath path && steps.equals(path.steps);
  }

  @Override
  public int hashCode() {
    return steps.hashCode();
  }

  static RolePath of(ClaimPath path) {
    return new RolePath(path.names().stream().map(Optional::of).toList());
  }

  /**
   * Reads the written form.
   *
   * @throws IllegalArgumentException if it is malformed
   */
  static RolePath parse(String text) {
    return new RolePath(QuotedText.split(text, '.').stream().flatMap(RolePath::step).toList());
  }

  private static Stream<Optional<String>> step(String part) {
    return part.equals(EACH)
        ? Stream.of(Optional.empty())
        : ClaimPath.parse(part).names().stream().map(Optional::of);
  }

  /** Gives away each value that stands there. */
  void forEachIn(Map<String, Object> claims, Consumer<Object> reader) {
    read(claims, 0, reader);
  }

  private void read(Object value, int step, Consumer<Object> reader) {
    if (step == steps.size()) {
      reader.accept(value);
    } else if (steps.get(step).isEmpty()) {
      members(value).forEach(member -> read(member, step + 1, reader));
    } else if (value instanceof Map<?, ?> object) {
      read(object.get(steps.get(step).get()), step + 1, reader);
    }
  }

  private static Collection<?> members(Object value) {
    return value instanceof Map<?, ?> object
        ? object.values()
        : value instanceof Collection<?> array ? array : List.of();
  }

  @Override
  public String toString() {
    return steps.stream()
        .map(step -> step.map(name -> ClaimPath.of(name).toString()).orElse(EACH))
        .collect(Collectors.joining("."));
  }
}
