package io.jwtgate.internal.annotation;

import io.jwtgate.bearer.Requirement;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which of several annotations on a method counts.
 *
 * <ul>
 *   <li>A method's own annotation decides (Jakarta Annotations section 2.1).
 *   <li>Otherwise that of a method which it overrides or implements, that of the class which is
 *       used, and that of the class which declares it, each as the nearest ancestor has it: of
 *       these the strictest, so that none opens another; all of them where they name roles.
 *   <li>Of several on one element the strictest decides.
 * </ul>
 *
 * Every reader of annotations asks here. It keeps nothing, so a reader remembers what it was told.
 */
public final class MethodRules {
  private MethodRules() {}

  /**
   * The rules, of which every one must hold; {@link Requirement#OF_GATE} where nothing is said.
   *
   * @param type the class of the object whose method is called, a container's proxy too
   * @param method a method of it, or of an interface that it implements
   */
  public static List<Requirement> of(Class<?> type, Method method) {
    TypeHierarchy hierarchy = TypeHierarchy.of(type);
    return RoleAnnotations.on(hierarchy.implementation(method))
        .map(List::of)
        .orElseGet(() -> inherited(hierarchy, method));
  }

  private static List<Requirement> inherited(TypeHierarchy hierarchy, Method method) {
    Stream<Requirement> ofMethods = DeclaredRule.onMethods(hierarchy.declarations(method));
    Stream<Requirement> ofClass = DeclaredRule.onTypes(hierarchy.types());
    Stream<Requirement> whereDeclared =
        DeclaredRule.onTypes(TypeHierarchy.of(method.getDeclaringClass()).types());
    return Requirement.strictest(
        Stream.of(ofMethods, ofClass, whereDeclared).flatMap(each -> each).distinct().toList());
  }
}
