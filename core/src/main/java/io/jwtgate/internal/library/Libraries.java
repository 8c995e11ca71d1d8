package io.jwtgate.internal.library;

import java.util.List;
import java.util.Optional;

/**
 * The libraries that this one needs. Without a look at them, one that is missing or too old would
 * be a {@link LinkageError} at the first request that needs it.
 */
public final class Libraries {
  private static final List<Library> NEEDED =
      List.of(
          new Library(
              "java-jwt",
              "com.auth0.java-jwt",
              "4.6",
              "com.auth0.jwt.algorithms.Algorithm",
              "com.auth0.jwt.algorithms.Algorithm",
              "RSA256PSS"),
          new Library(
              "caffeine",
              "com.github.ben-manes.caffeine",
              "3.1",
              "com.github.benmanes.caffeine.cache.Caffeine",
              "com.github.benmanes.caffeine.cache.Policy",
              "getIfPresentQuietly"),
          new Library(
              "jackson-core",
              "com.fasterxml.jackson.core.jackson-core",
              "2.15",
              "com.fasterxml.jackson.core.JsonFactory",
              "com.fasterxml.jackson.core.StreamReadConstraints",
              "builder"));

  private Libraries() {}

  /** What is wrong with them; it begins with the name of a jar. Empty if all will do. */
  public static Optional<String> problem() {
    return problem(Libraries.class.getClassLoader());
  }

  static Optional<String> problem(ClassLoader loader) {
    return NEEDED.stream()
        .flatMap(it -> it.problem(loader).map(text -> it.artifact() + ": " + text).stream())
        .findFirst();
  }

  /**
   * Looks at them.
   *
   * @throws IllegalStateException if one is missing or too old; the message names it
   */
  public static void require() {
    problem()
        .ifPresent(
            text -> {
              throw new IllegalStateException(text);
            });
  }
}
