package io.jwtgate.jaxrs;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The rule of each resource method, found once. A method's own annotation wins over those that it
 * overrides or implements, these over its class's, and these over those of the class's ancestors
 * (Jakarta Annotations section 2.1, Jakarta REST section 3.6). Of several on one element the
 * strictest wins. Thread-safe; bounded by the methods that the application has.
 */
final class MethodRules {
  private static final MethodRule UNANNOTATED = new MethodRule.Unannotated();

  private final Map<ResourceMethod, MethodRule> rules = new ConcurrentHashMap<>();

  private record ResourceMethod(Class<?> type, Method method) {}

  /** The rule; a method that the runtime can't name is closed like one without annotation. */
  MethodRule of(Class<?> type, Method method) {
    return type == null || method == null
        ? UNANNOTATED
        : rules.computeIfAbsent(new ResourceMethod(type, method), MethodRules::find);
  }

  private static MethodRule find(ResourceMethod resource) {
    List<Class<?>> lineage = lineage(resource.type());
    List<AnnotatedElement> elements = new ArrayList<>();
    elements.add(resource.method());
    lineage.forEach(type -> declared(type, resource.method()).ifPresent(elements::add));
    elements.addAll(lineage);
    return elements.stream()
        .flatMap(element -> ruleOn(element).stream())
        .findFirst()
        .orElse(UNANNOTATED);
  }

  /** A class, its superclasses, then their interfaces. */
  private static List<Class<?>> lineage(Class<?> type) {
    List<Class<?>> classes = new ArrayList<>();
    for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
      classes.add(c);
    }
    for (Class<?> c : List.copyOf(classes)) {
      addInterfaces(c, classes);
    }
    return classes;
  }

  private static void addInterfaces(Class<?> type, List<Class<?>> found) {
    for (Class<?> implemented : type.getInterfaces()) {
      if (!found.contains(implemented)) {
        found.add(implemented);
        addInterfaces(implemented, found);
      }
    }
  }

  private static Optional<Method> declared(Class<?> type, Method method) {
    try {
      return Optional.of(type.getDeclaredMethod(method.getName(), method.getParameterTypes()));
    } catch (NoSuchMethodException notThere) {
      return Optional.empty();
    }
  }

  private static Optional<MethodRule> ruleOn(AnnotatedElement element) {
    if (element.isAnnotationPresent(DenyAll.class)) {
      return Optional.of(new MethodRule.Denied());
    }
    RolesAllowed roles = element.getAnnotation(RolesAllowed.class);
    if (roles != null) {
      return Optional.of(MethodRule.ForRoles.of(Set.of(roles.value())));
    }
    return element.isAnnotationPresent(PermitAll.class)
        ? Optional.of(new MethodRule.Permitted())
        : Optional.empty();
  }
}
