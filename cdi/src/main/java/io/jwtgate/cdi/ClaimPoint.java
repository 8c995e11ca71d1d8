package io.jwtgate.cdi;

import io.jwtgate.ClaimPath;
import io.jwtgate.bearer.Caller;
import io.jwtgate.bearer.CurrentCaller;
import io.jwtgate.cdi.internal.ClaimForm;
import io.jwtgate.cdi.internal.Primitives;
import jakarta.enterprise.inject.spi.DefinitionException;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Optional;

/**
 * A claim that is injected somewhere, in one type.
 *
 * @param path of the claim, as it is written there
 * @param type with primitives boxed, without {@code Provider} and {@code Instance}
 * @param otherwise what it is where there is no claim; empty for null
 */
record ClaimPoint(String path, Type type, Optional<Object> otherwise) {
  /**
   * @throws DefinitionException if the path is malformed or no claim is of such a type
   */
  static ClaimPoint of(String path, Type written) {
    Optional<Object> otherwise = Primitives.defaultOf(written);
    Type type = otherwise.<Type>map(Object::getClass).orElse(written);
    ClaimPoint point = new ClaimPoint(path, type, otherwise);
    if (point.form().isEmpty()) {
      throw new DefinitionException(
          "@TokenClaim(\"" + path + "\"): no claim is a " + written.getTypeName());
    }
    point.claim();
    return point;
  }

  /** What the bean is found by, in place of what stands at the injection point. */
  Annotation qualifier() {
    return otherwise.isEmpty() ? TokenClaim.Literal.of(path) : PrimitiveClaim.Literal.of(path);
  }

  /** What it is for the current request, if there is a caller with such a claim. */
  Object value() {
    Optional<Object> value = CurrentCaller.get().flatMap(this::read);
    return isOptional(type) ? value : value.or(() -> otherwise).orElse(null);
  }

  private Optional<Object> read(Caller caller) {
    return caller.token().claims().at(claim()).flatMap(form().orElseThrow()::read);
  }

  private ClaimPath claim() {
    try {
      return ClaimPath.parse(path);
    } catch (IllegalArgumentException malformed) {
      throw new DefinitionException("@TokenClaim(\"" + path + "\"): " + malformed.getMessage());
    }
  }

  private Optional<ClaimForm> form() {
    return ClaimForm.of(
        isOptional(type) ? ((ParameterizedType) type).getActualTypeArguments()[0] : type);
  }

  private static boolean isOptional(Type type) {
    return type instanceof ParameterizedType generic && generic.getRawType() == Optional.class;
  }
}
