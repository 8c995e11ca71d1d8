package io.jwtgate.internal.annotation;

import io.jwtgate.bearer.Requirement;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;

/**
 * A rule as an annotation says it, and where that stands.
 *
 * @param where the type, or the one that declares the method
 */
record DeclaredRule(Class<?> where, Requirement rule) {

  /** What the declarations of a method say, but for those that a nearer one replaces. */
  static Stream<Requirement> onMethods(MethodRules.Kind kind, Stream<Method> declarations) {
    return nearest(declarations.flatMap(each -> on(kind, each, each.getDeclaringClass())));
  }

  /** The same of types. */
  static Stream<Requirement> onTypes(MethodRules.Kind kind, List<Class<?>> types) {
    return nearest(types.stream().flatMap(each -> on(kind, each, each)));
  }

  private static Stream<DeclaredRule> on(
      MethodRules.Kind kind, AnnotatedElement element, Class<?> where) {
    return kind.on(element).stream().map(rule -> new DeclaredRule(where, rule));
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
