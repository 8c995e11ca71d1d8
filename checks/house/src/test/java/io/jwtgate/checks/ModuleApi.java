package io.jwtgate.checks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The types that a module publishes: public, or protected inside one, in a package that it exports.
 */
final class ModuleApi {

  private final Path classes;

  ModuleApi(Path classes) {
    this.classes = classes;
  }

  /** One line a type or member, so that a difference shows what changed and nothing else. */
  String listing() {
    return exportedPackages()
        .flatMap(this::types)
        .map(TypeListing::of)
        .collect(Collectors.joining("\n"));
  }

  private Stream<String> exportedPackages() {
    try (InputStream in = Files.newInputStream(classes.resolve("module-info.class"))) {
      return ModuleDescriptor.read(in).exports().stream()
          .filter(exports -> !exports.isQualified())
          .map(Exports::source)
          .sorted();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Stream<Class<?>> types(String packageName) {
    Path folder = classes.resolve(packageName.replace('.', '/'));
    return topLevelNames(folder)
        .map(name -> load(packageName + "." + name))
        .flatMap(type -> withNested(type).stream());
  }

  private static Stream<String> topLevelNames(Path folder) {
    return Arrays.stream(folder.toFile().list())
        .filter(name -> name.endsWith(".class") && !name.contains("$"))
        .map(name -> name.substring(0, name.length() - ".class".length()))
        .filter(name -> !name.equals("package-info"))
        .sorted();
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, ModuleApi.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(name + " is compiled but not on the class path", e);
    }
  }

  private static List<Class<?>> withNested(Class<?> type) {
    if (!isPublished(type.getModifiers())) {
      return List.of();
    }
    Stream<Class<?>> nested =
        Arrays.stream(type.getDeclaredClasses())
            .sorted(Comparator.comparing(Class::getName))
            .flatMap(one -> withNested(one).stream());
    return Stream.concat(Stream.of(type), nested).toList();
  }

  static boolean isPublished(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }
}
