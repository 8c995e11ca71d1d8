package io.jwtgate.microprofile;

import io.jwtgate.cdi.internal.ClaimForm;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.ClaimValue;

/**
 * How a claim is injected: as it is, in an {@code Optional}, in a {@code ClaimValue}, or in both.
 *
 * @param written with primitives boxed, without {@code Provider} and {@code Instance}
 */
record ClaimType(Type written) {
  private static final Set<Type> JSON =
      Set.of(
          JsonValue.class,
          JsonStructure.class,
          JsonString.class,
          JsonNumber.class,
          JsonArray.class,
          JsonObject.class);

  boolean isClaimValue() {
    return written == ClaimValue.class || isOf(written, ClaimValue.class);
  }

  private boolean isOptional() {
    return isOf(value(), Optional.class);
  }

  /** Without {@code ClaimValue}; of the raw one whatever the claim is. */
  private Type value() {
    if (written == ClaimValue.class) {
      return Object.class;
    }
    return isOf(written, ClaimValue.class) ? argument(written) : written;
  }

  private Type plain() {
    return isOptional() ? argument(value()) : value();
  }

  private static boolean isOf(Type type, Class<?> raw) {
    return type instanceof ParameterizedType generic && generic.getRawType() == raw;
  }

  private static Type argument(Type type) {
    return ((ParameterizedType) type).getActualTypeArguments()[0];
  }

  /** Whether a claim can be this. */
  boolean isPossible() {
    Type plain = plain();
    return plain == Object.class || JSON.contains(plain) || ClaimForm.of(plain).isPresent();
  }

  /** What is injected of a claim; null or an empty {@code Optional} where there is none. */
  Object read(TokenClaims claims, String name) {
    Optional<Object> found = Optional.ofNullable(claims).flatMap(known -> find(known, name));
    return isOptional() ? found : found.orElse(null);
  }

  private Optional<Object> find(TokenClaims claims, String name) {
    Type plain = plain();
    if (plain == Object.class) {
      return Optional.ofNullable(claims.natural(name));
    }
    Object claim = claims.plain(name);
    if (claim == null) {
      return Optional.empty();
    }
    return JSON.contains(plain)
        ? Optional.<Object>of(JsonForm.of(claim)).filter(((Class<?>) plain)::isInstance)
        : ClaimForm.of(plain).flatMap(form -> form.read(claim));
  }
}
