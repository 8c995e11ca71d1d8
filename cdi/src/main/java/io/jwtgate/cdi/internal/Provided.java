package io.jwtgate.cdi.internal;

import jakarta.inject.Provider;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

/** What a {@code Provider} or an {@code Instance} gives. */
public final class Provided {
  private Provided() {}

  /** What is got there; the type itself where it is neither. */
  public static Type by(Type type) {
    return isProvider(type) ? ((ParameterizedType) type).getActualTypeArguments()[0] : type;
  }

  /** Whether what is injected is asked for at each call. */
  public static boolean isProvider(Type type) {
    return type instanceof ParameterizedType generic
        && generic.getRawType() instanceof Class<?> raw
        && Provider.class.isAssignableFrom(raw);
  }
}
