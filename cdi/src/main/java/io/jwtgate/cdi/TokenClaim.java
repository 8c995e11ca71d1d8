package io.jwtgate.cdi;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Injects a claim of the caller's token, such as {@code @Inject @TokenClaim("tenant") String
 * tenant}. Types: {@code String}, {@code Boolean}, {@code Integer}, {@code Long}, {@code Double}
 * and their primitives, {@code BigDecimal}, {@code Instant} (of a NumericDate), {@code
 * List<String>}, {@code Set<String>}, {@code Map<String, Object>} and {@code Object}; each also as
 * {@code Optional}, {@code Provider} and {@code Instance}.
 *
 * <p>A claim that is missing or of another type is {@code null}, or the primitive's default; a
 * number is never made a text. A value is read when its bean is made, so it may stand only in beans
 * that live no longer than a request; a {@code Provider} or an {@code Instance} reads the current
 * request's token at each call, and may stand everywhere.
 */
@Documented
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE})
public @interface TokenClaim {
  /** The path of the claim, as {@link io.jwtgate.ClaimPath#parse} reads it. */
  String value();

  /** The annotation as a value, such as for {@code Instance.select}. */
  final class Literal extends AnnotationLiteral<TokenClaim> implements TokenClaim {
    private static final long serialVersionUID = 1;

    private final String value;

    private Literal(String value) {
      this.value = value;
    }

    /** For one claim. */
    public static Literal of(String path) {
      return new Literal(path);
    }

    @Override
    public String value() {
      return value;
    }
  }
}
