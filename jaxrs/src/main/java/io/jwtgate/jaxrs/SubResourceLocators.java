package io.jwtgate.jaxrs;

import io.jwtgate.internal.annotation.TypeHierarchy;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The sub-resource locators of a class (Jakarta REST section 3.4.1): methods with a path and no
 * HTTP method. JAX-RS does not say which of them was used, so every one counts that may have been.
 */
record SubResourceLocators(List<Method> methods) {

  static SubResourceLocators of(Class<?> type) {
    TypeHierarchy lineage = TypeHierarchy.of(type);
    return new SubResourceLocators(
        Arrays.stream(type.getMethods()).filter(method -> isLocator(method, lineage)).toList());
  }

  private static boolean isLocator(Method method, TypeHierarchy lineage) {
    List<Annotation> annotations =
        lineage.declarations(method).flatMap(each -> Arrays.stream(each.getAnnotations())).toList();
    return annotations.stream().anyMatch(Path.class::isInstance)
        && annotations.stream()
            .noneMatch(each -> each.annotationType().isAnnotationPresent(HttpMethod.class));
  }

  /**
   * Those that may have returned a resource of this class, or the class itself; all, where the
   * runtime has made something else of what was returned.
   */
  Stream<Method> leadingTo(Class<?> resource) {
    List<Method> leading =
        methods.stream()
            .filter(
                locator ->
                    locator.getReturnType().isAssignableFrom(resource)
                        || locator.getReturnType() == Class.class)
            .toList();
    return (leading.isEmpty() ? methods : leading).stream();
  }

  /**
   * Those that may have been asked about a path; all, where none is of it.
   *
   * @param path below the resource, decoded
   */
  Stream<Method> askedAbout(String path) {
    List<Method> asked =
        methods.stream().filter(locator -> template(locator).matches(path)).toList();
    return (asked.isEmpty() ? methods : asked).stream();
  }

  private static PathTemplate template(Method locator) {
    return TypeHierarchy.of(locator.getDeclaringClass())
        .declarations(locator)
        .map(each -> each.getAnnotation(Path.class))
        .filter(Objects::nonNull)
        .findFirst()
        .map(path -> new PathTemplate(path.value()))
        .orElseThrow();
  }
}
