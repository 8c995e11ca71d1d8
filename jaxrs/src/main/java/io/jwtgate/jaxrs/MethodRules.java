package io.jwtgate.jaxrs;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The rules of each resource method, found once.
 *
 * <ul>
 *   <li>A method's own annotation decides (Jakarta Annotations section 2.1).
 *   <li>Otherwise that of a method which it overrides or implements, and that of its class or the
 *       class's nearest ancestor: of these two the stricter, so that neither opens the other.
 *   <li>Otherwise it is closed: what the gate asks of every request.
 *   <li>Of several on one element the strictest decides.
 *   <li>On the way to a sub-resource, the rules of the locators must hold as well.
 * </ul>
 *
 * Thread-safe; bounded by the methods that the application has.
 */
final class MethodRules {
  private final Map<ResourceMethod, List<MethodRule>> rules = new ConcurrentHashMap<>();

  private record ResourceMethod(Class<?> type, Method method, List<Class<?>> parents) {
    @Override
    public boolean equals(Object other) {
      return other instanceof ResourceMethod resource
          && type == resource.type
          && method.equals(resource.method)
          && parents.equals(resource.parents);
    }

    @Override
    public int hashCode() {
      return method.hashCode();
    }
  }

  /**
   * The rules, of which every one must hold.
   *
   * @param type the resource class; null where the runtime has made the resource itself
   * @param method the resource method; null likewise
   * @param parents the classes of the resources whose locators led here
   */
  List<MethodRule> of(Class<?> type, Method method, List<Class<?>> parents) {
    return type == null || method == null
        ? List.of(MethodRule.UNANNOTATED)
        : rules.computeIfAbsent(new ResourceMethod(type, method, parents), MethodRules::find);
  }

  private static List<MethodRule> find(ResourceMethod resource) {
    Stream<MethodRule> ofLocators =
        resource.parents().stream().flatMap(parent -> ofLocators(parent, resource.type()));
    return Stream.concat(Stream.of(of(resource.type(), resource.method())), ofLocators).toList();
  }

  private static Stream<MethodRule> ofLocators(Class<?> parent, Class<?> resource) {
    return Locators.of(parent)
        .leadingTo(resource)
        .map(locator -> of(parent, locator))
        .filter(MethodRule::isNarrower);
  }

  private static MethodRule of(Class<?> type, Method method) {
    Lineage lineage = Lineage.of(type);
    Optional<MethodRule> inherited =
        lineage.declarations(method).flatMap(each -> on(each).stream()).findFirst();
    Optional<MethodRule> ofClass =
        lineage.types().stream().flatMap(each -> on(each).stream()).findFirst();
    return on(method).or(() -> stricter(inherited, ofClass)).orElse(MethodRule.UNANNOTATED);
  }

  private static Optional<MethodRule> stricter(
      Optional<MethodRule> ofMethod, Optional<MethodRule> ofClass) {
    return Stream.of(ofMethod, ofClass)
        .flatMap(Optional::stream)
        .reduce((one, other) -> other.isStricterThan(one) ? other : one);
  }

  private static Optional<MethodRule> on(AnnotatedElement element) {
    if (element.isAnnotationPresent(DenyAll.class)) {
      return Optional.of(MethodRule.DENIED);
    }
    RolesAllowed roles = element.getAnnotation(RolesAllowed.class);
    if (roles != null) {
      return Optional.of(MethodRule.ofRoles(roles.value()));
    }
    return element.isAnnotationPresent(PermitAll.class)
        ? Optional.of(MethodRule.PERMITTED)
        : Optional.empty();
  }
}
