package io.jwtgate.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Scopes of which a caller needs every one (RFC 6750 section 3.1). Written several times, all
 * scopes of one of them are enough.
 *
 * <p>It stands on a resource class or method, on a servlet class, and on their superclasses and
 * interfaces. A method's own decides; otherwise those that it inherits, all of them. Roles that are
 * asked for must hold as well, wherever their annotation stands; {@code @PermitAll} on a method
 * that says nothing else opens it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@Repeatable(ScopesAllowed.AnyOf.class)
public @interface ScopesAllowed {
  /**
   * The scopes, at least one, each as RFC 6749 section 3.3 spells it. What is spelled otherwise
   * stops the deployment.
   */
  String[] value();

  /** Several, of which one is enough; the compiler writes it. */
  @Documented
  @Retention(RetentionPolicy.RUNTIME)
  @Target({ElementType.TYPE, ElementType.METHOD})
  @interface AnyOf {
    /** The sets of scopes. */
    ScopesAllowed[] value();
  }
}
