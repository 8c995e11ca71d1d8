package io.jwtgate.cdi;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Stands in place of {@link TokenClaim} where a primitive is injected, which can't be null. */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@interface PrimitiveClaim {
  /** The path of the claim. */
  String value();

  /** The annotation as a value. */
  final class Literal extends AnnotationLiteral<PrimitiveClaim> implements PrimitiveClaim {
    private static final long serialVersionUID = 1;

    private final String value;

    private Literal(String value) {
      this.value = value;
    }

    static Literal of(String path) {
      return new Literal(path);
    }

    @Override
    public String value() {
      return value;
    }
  }
}
