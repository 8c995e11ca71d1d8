package io.jwtgate.jaxrs;

import io.jwtgate.bearer.Requirement;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A rule as an annotation says it, and where that stands.
 *
 * @param where the type, or the one that declares the method
 */
record DeclaredRule(Class<?> where, Requirement rule) {

  /** What an element itself says; of several words the strictest. */
  static Optional<Requirement> on(AnnotatedElement element) {
    if (element.isAnnotationPresent(DenyAll.class)) {
      return Optional.of(Requirement.DENIED);
    }
    RolesAllowed roles = element.getAnnotation(RolesAllowed.class);
    if (roles != null) {
      return Optional.of(Requirement.anyRole(roles.value()));
    }
    return element.isAnnotationPresent(PermitAll.class)
        ? Optional.of(Requirement.PERMITTED)
        : Optional.empty();
  }

  /** What the declarations of a method say, but for those that a nearer one replaces. */
  static Stream<Requirement> onMethods(Stream<Method> declarations) {
    return nearest(
        declarations.flatMap(
            each ->
                on(each).stream().map(rule -> new DeclaredRule(each.getDeclaringClass(), rule))));
  }

  /** The same of types. */
  static Stream<Requirement> onTypes(List<Class<?>> types) {
    return nearest(
        types.stream()
            .flatMap(each -> on(each).stream().map(rule -> new DeclaredRule(each, rule))));
  }

  private static Stream<Requirement> nearest(Stream<DeclaredRule> declared) {
    List<DeclaredRule> all = declared.toList();
    return all.stream()
        .filter(each -> all.stream().noneMatch(each::isReplacedBy))
        .map(DeclaredRule::rule);
  }

  private boolean isReplacedBy(DeclaredRule other) {
    return where != other.where && where.isAssignableFrom(other.where);
  }
}
