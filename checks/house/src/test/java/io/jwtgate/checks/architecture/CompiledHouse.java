package io.jwtgate.checks.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The classes of the published modules, as they are compiled. */
final class CompiledHouse {
  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("/io/jwtgate/checks/"))
          .importPackages("io.jwtgate");

  private CompiledHouse() {}

  /** The packages of ours that each package uses. */
  static NavigableMap<String, NavigableSet<String>> arrows() {
    NavigableMap<String, NavigableSet<String>> arrows = new TreeMap<>();
    for (JavaClass type : CLASSES) {
      NavigableSet<String> used =
          arrows.computeIfAbsent(type.getPackageName(), name -> new TreeSet<>());
      type.getDirectDependenciesFromSelf().stream()
          .map(Dependency::getTargetClass)
          .map(JavaClass::getBaseComponentType)
          .map(JavaClass::getPackageName)
          .filter(name -> name.startsWith("io.jwtgate") && !name.equals(type.getPackageName()))
          .forEach(used::add);
    }
    return arrows;
  }
}
