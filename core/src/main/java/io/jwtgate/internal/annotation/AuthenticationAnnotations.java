package io.jwtgate.internal.annotation;

import io.jwtgate.annotation.AuthenticationRequired;
import io.jwtgate.bearer.Requirement;
import io.jwtgate.bearer.UserAuthentication;
import java.lang.reflect.AnnotatedElement;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** Reads {@link AuthenticationRequired}. */
final class AuthenticationAnnotations {
  private AuthenticationAnnotations() {}

  /**
   * @throws WrongAnnotationException if it can't be meant so
   */
  static Optional<Requirement> on(AnnotatedElement element) {
    return Optional.ofNullable(element.getAnnotation(AuthenticationRequired.class))
        .map(annotation -> Requirement.authenticated(read(annotation, element)));
  }

  private static UserAuthentication read(
      AuthenticationRequired annotation, AnnotatedElement element) {
    try {
      return read(annotation);
    } catch (DateTimeParseException noDuration) {
      throw wrong(element, "write maxAge as an ISO-8601 duration, such as PT5M");
    } catch (IllegalArgumentException wrong) {
      throw wrong(element, wrong.getMessage());
    }
  }

  private static UserAuthentication read(AuthenticationRequired annotation) {
    List<String> acr = List.of(annotation.acr());
    if (acr.isEmpty() && annotation.maxAge().isEmpty()) {
      throw new IllegalArgumentException("write acr or maxAge");
    }
    return new UserAuthentication(
        acr, Optional.of(annotation.maxAge()).filter(age -> !age.isEmpty()).map(Duration::parse));
  }

  private static WrongAnnotationException wrong(AnnotatedElement element, String advice) {
    return new WrongAnnotationException(AuthenticationRequired.class, element, advice);
  }
}
