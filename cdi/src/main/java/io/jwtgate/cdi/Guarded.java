package io.jwtgate.cdi;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Binds a bean that has annotations to what judges them; put on by the extension alone. */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface Guarded {
  /** The annotation as a value. */
  final class Literal extends AnnotationLiteral<Guarded> implements Guarded {
    private static final long serialVersionUID = 1;
    static final Literal INSTANCE = new Literal();

    private Literal() {}
  }
}
