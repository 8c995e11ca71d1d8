package io.jwtgate.internal.annotation;

import io.jwtgate.annotation.Authenticated;
import io.jwtgate.bearer.Requirement;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.Optional;

/**
 * The role annotations of Jakarta Annotations (section 2), known by their names: core has no such
 * API, and where an application has none either its classes have lost them. And our own.
 */
final class RoleAnnotations {
  private static final String PACKAGE = "jakarta.annotation.security.";

  private RoleAnnotations() {}

  /** What an element itself says; of several words the strictest. */
  static Optional<Requirement> on(AnnotatedElement element) {
    if (find(element, "DenyAll").isPresent()) {
      return Optional.of(Requirement.DENIED);
    }
    return find(element, "RolesAllowed")
        .map(roles -> Requirement.anyRole(names(roles)))
        .or(() -> authenticated(element))
        .or(() -> find(element, "PermitAll").map(open -> Requirement.PERMITTED));
  }

  private static Optional<Requirement> authenticated(AnnotatedElement element) {
    return element.isAnnotationPresent(Authenticated.class)
        ? Optional.of(Requirement.AUTHENTICATED)
        : Optional.empty();
  }

  private static Optional<Annotation> find(AnnotatedElement element, String name) {
    return Arrays.stream(element.getAnnotations())
        .filter(each -> each.annotationType().getName().equals(PACKAGE + name))
        .findFirst();
  }

  private static String[] names(Annotation roles) {
    try {
      return (String[]) roles.annotationType().getMethod("value").invoke(roles);
    } catch (ReflectiveOperationException another) {
      // An annotation of the same name that is not Jakarta's: nobody has its roles.
      return new String[0];
    }
  }
}
