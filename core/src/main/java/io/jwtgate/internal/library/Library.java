package io.jwtgate.internal.library;

import java.util.Arrays;
import java.util.Optional;

/**
 * A library that is needed, whichever version a server or an application brings.
 *
 * @param artifact its name in Maven
 * @param symbolicName what its manifest calls it, if it has one
 * @param needed the oldest version that will do
 * @param className a class that every version has
 * @param methodName a method, of a class of that version, which older ones have not
 * @param methodOwner the class of that method
 */
record Library(
    String artifact,
    String symbolicName,
    String needed,
    String className,
    String methodOwner,
    String methodName) {

  /** What is wrong with the one that a class loader finds; empty if it will do. */
  Optional<String> problem(ClassLoader loader) {
    Class<?> found = find(className, loader);
    if (found == null) {
      return Optional.of(
          "is not on the class path; add version %s or later of it".formatted(needed));
    }
    Optional<String> version = LibraryVersion.of(found, artifact, symbolicName);
    boolean old = version.filter(it -> LibraryVersion.isBelow(it, needed)).isPresent();
    return old || !hasMethod(loader)
        ? Optional.of(
            "version %s or later is needed, and %s was found in %s"
                .formatted(needed, version.orElse("an older one"), LibraryVersion.place(found)))
        : Optional.empty();
  }

  private boolean hasMethod(ClassLoader loader) {
    Class<?> owner = find(methodOwner, loader);
    try {
      return owner != null
          && Arrays.stream(owner.getMethods()).anyMatch(it -> it.getName().equals(methodName));
    } catch (LinkageError incomplete) {
      return false;
    }
  }

  private static Class<?> find(String name, ClassLoader loader) {
    try {
      return Class.forName(name, false, loader);
    } catch (ClassNotFoundException | LinkageError absent) {
      return null;
    }
  }
}
