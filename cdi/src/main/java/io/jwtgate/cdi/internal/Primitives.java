package io.jwtgate.cdi.internal;

import java.lang.reflect.Type;
import java.util.Map;
import java.util.Optional;

/** Primitives at injection points, which can't be null; to CDI they are what boxes them. */
public final class Primitives {
  private static final Map<Type, Object> DEFAULTS =
      Map.of(boolean.class, false, int.class, 0, long.class, 0L, double.class, 0.0);

  private Primitives() {}

  /** What stands for nothing in a primitive; empty for another type. */
  public static Optional<Object> defaultOf(Type type) {
    return Optional.ofNullable(DEFAULTS.get(type));
  }
}
