package io.jwtgate.internal.annotation;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;

/**
 * An annotation that can't be meant so: it stops a deployment, and nobody may use what it stands
 * on.
 */
public final class WrongAnnotationException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  /**
   * @param advice what to write
   */
  public WrongAnnotationException(
      Class<? extends Annotation> annotation, AnnotatedElement element, String advice) {
    super("@" + annotation.getSimpleName() + " on " + name(element) + ": " + advice);
  }

  private static String name(AnnotatedElement element) {
    if (element instanceof Method method) {
      return method.getDeclaringClass().getName() + '.' + method.getName();
    }
    return element instanceof Class<?> type ? type.getName() : element.toString();
  }
}
