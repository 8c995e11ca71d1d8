package io.jwtgate.internal.annotation;

import io.jwtgate.bearer.Requirement;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which of several annotations on a method counts. There are three kinds: of roles ({@code
 * DenyAll}, {@code RolesAllowed}, {@code PermitAll}), of scopes, and of authentication. Each is
 * looked for by itself, and what all of them ask must hold:
 *
 * <ul>
 *   <li>A method's own annotation decides (Jakarta Annotations section 2.1).
 *   <li>Otherwise that of a method which it overrides or implements, that of the class which is
 *       used, and that of the class which declares it, each as the nearest ancestor has it: of
 *       these the strictest, so that none opens another; all of them where they name roles, scopes
 *       or an authentication.
 *   <li>Of several on one element the strictest decides.
 *   <li>{@code PermitAll} on a method that has no other annotation of these opens it, whatever
 *       others say.
 * </ul>
 *
 * Every reader of annotations asks here. It keeps nothing, so a reader remembers what it was told.
 */
public final class MethodRules {
  private static final List<Kind> OTHERS =
      List.of(ScopeAnnotations::on, AuthenticationAnnotations::on);

  /** A kind of annotation: what an element itself says. */
  @FunctionalInterface
  interface Kind {
    Optional<Requirement> on(AnnotatedElement element);
  }

  private MethodRules() {}

  /**
   * The rules, of which every one must hold; {@link Requirement#OF_GATE} where nothing is said.
   *
   * @param type the class of the object whose method is called, a container's proxy too
   * @param method a method of it, or of an interface that it implements
   * @throws WrongAnnotationException if an annotation of scopes or authentication can't be meant so
   */
  public static List<Requirement> of(Class<?> type, Method method) {
    TypeHierarchy hierarchy = TypeHierarchy.of(type);
    Method own = hierarchy.implementation(method);
    List<Requirement> others = others(hierarchy, method, own);
    if (isOpened(own)) {
      return List.of(Requirement.PERMITTED);
    }
    List<Requirement> all = new ArrayList<>();
    all.addAll(Requirement.strictest(of(RoleAnnotations::on, hierarchy, method, own)));
    all.addAll(others);
    return List.copyOf(all);
  }

  /** Whether a class, a method of it, or one of its ancestors says anything. */
  public static boolean areIn(Class<?> type) {
    return TypeHierarchy.of(type).types().stream()
        .flatMap(each -> Stream.concat(Stream.of(each), Arrays.stream(each.getDeclaredMethods())))
        .anyMatch(MethodRules::isRuled);
  }

  private static boolean isRuled(AnnotatedElement element) {
    return RoleAnnotations.on(element).isPresent()
        || OTHERS.stream().anyMatch(kind -> kind.on(element).isPresent());
  }

  private static List<Requirement> others(TypeHierarchy hierarchy, Method method, Method own) {
    return OTHERS.stream().flatMap(kind -> of(kind, hierarchy, method, own).stream()).toList();
  }

  /** Of one kind. */
  private static List<Requirement> of(
      Kind kind, TypeHierarchy hierarchy, Method method, Method own) {
    return kind.on(own).map(List::of).orElseGet(() -> inherited(kind, hierarchy, method));
  }

  private static List<Requirement> inherited(Kind kind, TypeHierarchy hierarchy, Method method) {
    Stream<Requirement> ofMethods = DeclaredRule.onMethods(kind, hierarchy.declarations(method));
    Stream<Requirement> ofClass = DeclaredRule.onTypes(kind, hierarchy.types());
    Stream<Requirement> whereDeclared =
        DeclaredRule.onTypes(kind, TypeHierarchy.of(method.getDeclaringClass()).types());
    return Stream.of(ofMethods, ofClass, whereDeclared).flatMap(each -> each).distinct().toList();
  }

  private static boolean isOpened(Method own) {
    return RoleAnnotations.on(own).filter(Requirement.PERMITTED::equals).isPresent()
        && OTHERS.stream().allMatch(kind -> kind.on(own).isEmpty());
  }

  /**
   * What the annotations of scopes and authentication on a class ask, and on its superclasses and
   * interfaces; empty where there are none.
   *
   * @throws WrongAnnotationException if one of them can't be meant so
   */
  public static List<Requirement> of(Class<?> type) {
    List<Class<?>> types = TypeHierarchy.of(type).types();
    return OTHERS.stream().flatMap(kind -> DeclaredRule.onTypes(kind, types)).distinct().toList();
  }
}
