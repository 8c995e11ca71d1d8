package io.jwtgate.microprofile;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Stands in place of {@code @Claim}, whose name CDI does not tell apart. */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@interface ClaimName {
  /** The name of the claim. */
  String value();

  /** Whether a primitive is injected, which can't be null. */
  boolean primitive();

  /** The annotation as a value. */
  final class Literal extends AnnotationLiteral<ClaimName> implements ClaimName {
    private static final long serialVersionUID = 1;

    private final String value;
    private final boolean primitive;

    Literal(String value, boolean primitive) {
      this.value = value;
      this.primitive = primitive;
    }

    @Override
    public String value() {
      return value;
    }

    @Override
    public boolean primitive() {
      return primitive;
    }
  }
}
