package io.jwtgate.microprofile;

import io.jwtgate.bearer.CurrentCaller;
import io.jwtgate.cdi.internal.Primitives;
import jakarta.enterprise.inject.spi.DeploymentException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Optional;
import org.eclipse.microprofile.jwt.Claim;
import org.eclipse.microprofile.jwt.ClaimValue;
import org.eclipse.microprofile.jwt.Claims;

/**
 * A claim that is injected somewhere, in one type.
 *
 * @param otherwise what it is where there is no claim; empty for null
 */
record ClaimPoint(String name, ClaimType type, Optional<Object> otherwise) {

  /**
   * @param written the type of the injection point, without {@code Provider} and {@code Instance}
   * @throws DeploymentException if the claim has two names or none, or no claim is of such a type
   */
  static ClaimPoint of(Claim claim, Type written) {
    Optional<Object> otherwise = Primitives.defaultOf(written);
    ClaimType type = new ClaimType(otherwise.<Type>map(Object::getClass).orElse(written));
    if (!type.isPossible()) {
      throw new DeploymentException(claim + ": no claim is a " + written.getTypeName());
    }
    return new ClaimPoint(name(claim), type, otherwise);
  }

  private static String name(Claim claim) {
    boolean named = !claim.value().isEmpty();
    boolean standard = claim.standard() != Claims.UNKNOWN;
    if (named == standard && !claim.value().equals(claim.standard().name())) {
      throw new DeploymentException(claim + ": write either value or standard");
    }
    return named ? claim.value() : claim.standard().name();
  }

  Annotation qualifier() {
    return new ClaimName.Literal(name, otherwise.isPresent());
  }

  /** What is injected; a {@code ClaimValue} asks at each call. */
  Object value() {
    return type.isClaimValue() ? new CurrentClaim(this) : read();
  }

  private Object read() {
    Object read = type.read(CurrentCaller.get().map(TokenClaims::new).orElse(null), name);
    return read == null ? otherwise.orElse(null) : read;
  }

  /** The claim of the current request. */
  private record CurrentClaim(ClaimPoint point) implements ClaimValue<Object> {
    @Override
    public String getName() {
      return point.name();
    }

    @Override
    public Object getValue() {
      return point.read();
    }
  }
}
