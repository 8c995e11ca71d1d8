package io.jwtgate.internal.library;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.util.Arrays;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which version a class comes from, as its jar's manifest or name tells. A jar that others were
 * merged into tells nothing of them.
 */
final class LibraryVersion {
  private LibraryVersion() {}

  static Optional<String> of(Class<?> type, String artifact, String symbolicName) {
    return fromManifest(type, symbolicName).or(() -> fromName(place(type), artifact));
  }

  private static Optional<String> fromManifest(Class<?> type, String symbolicName) {
    try {
      URLConnection manifest = new URL(root(type) + "META-INF/MANIFEST.MF").openConnection();
      // Otherwise the jar stays open, and on some systems can't be replaced.
      manifest.setUseCaches(false);
      try (InputStream content = manifest.getInputStream()) {
        Attributes attributes = new Manifest(content).getMainAttributes();
        return Optional.ofNullable(attributes.getValue("Bundle-SymbolicName"))
            .filter(symbolicName::equals)
            .map(ours -> attributes.getValue("Bundle-Version"));
      }
    } catch (IOException none) {
      return Optional.empty();
    }
  }

  private static Optional<String> fromName(String place, String artifact) {
    Matcher name =
        Pattern.compile(Pattern.quote(artifact) + "-(\\d[\\w.-]*?)\\.jar").matcher(place);
    return name.find() ? Optional.of(name.group(1)) : Optional.empty();
  }

  /** Where the class was found, for whoever must find out who brings it. */
  static String place(Class<?> type) {
    return root(type).replaceAll("^jar:|!/$", "");
  }

  /** The URL of what has the class, with a slash at its end. */
  private static String root(Class<?> type) {
    String path = type.getName().replace('.', '/') + ".class";
    URL url = type.getResource('/' + path);
    String text = url == null ? "" : url.toString();
    return text.endsWith(path) ? text.substring(0, text.length() - path.length()) : "/";
  }

  /** Compares as far as both have numbers. */
  static boolean isBelow(String version, String other) {
    int[] numbers = numbers(version);
    int[] others = numbers(other);
    int common = Math.min(numbers.length, others.length);
    return Arrays.compare(numbers, 0, common, others, 0, common) < 0;
  }

  private static int[] numbers(String version) {
    return Arrays.stream(version.split("[.-]"))
        .takeWhile(part -> part.matches("\\d{1,9}"))
        .mapToInt(Integer::parseInt)
        .toArray();
  }
}
