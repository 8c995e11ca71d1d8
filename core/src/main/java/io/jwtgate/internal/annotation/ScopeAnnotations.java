package io.jwtgate.internal.annotation;

import io.jwtgate.annotation.ScopesAllowed;
import io.jwtgate.bearer.Requirement;
import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@link ScopesAllowed}. */
final class ScopeAnnotations {
  // RFC 6749 section 3.3.
  private static final Pattern SCOPE = Pattern.compile("[!#-\\[\\]-~]+");

  private ScopeAnnotations() {}

  /**
   * @throws WrongAnnotationException if it can't be meant so
   */
  static Optional<Requirement> on(AnnotatedElement element) {
    List<Set<String>> sets =
        Arrays.stream(element.getAnnotationsByType(ScopesAllowed.class))
            .map(each -> scopes(each, element))
            .toList();
    if (sets.isEmpty() && element.isAnnotationPresent(ScopesAllowed.AnyOf.class)) {
      throw new WrongAnnotationException(ScopesAllowed.class, element, "write at least one");
    }
    return sets.isEmpty() ? Optional.empty() : Optional.of(Requirement.anyScopes(sets));
  }

  private static Set<String> scopes(ScopesAllowed annotation, AnnotatedElement element) {
    List<String> scopes = List.of(annotation.value());
    if (scopes.isEmpty() || !scopes.stream().allMatch(each -> SCOPE.matcher(each).matches())) {
      throw new WrongAnnotationException(
          ScopesAllowed.class,
          element,
          "write one scope or more, each in quotes of its own and without blanks");
    }
    return Set.copyOf(scopes);
  }
}
