package io.jwtgate.servers;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A WAR to deploy. Immutable; each change makes another.
 *
 * @param name the file's name without extension, and so the context path
 * @param entries content by path within
 */
record War(String name, Map<String, byte[]> entries) {

  War {
    entries = Collections.unmodifiableMap(new TreeMap<>(entries));
  }

  /** One without anything in it. */
  static War empty(String name) {
    return new War(name, Map.of());
  }

  /** A WAR that was built elsewhere. */
  static War of(String name, Path file) {
    Map<String, byte[]> entries = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (!entry.isDirectory()) {
          entries.put(entry.getName(), zip.readAllBytes());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new War(name, entries);
  }

  War named(String other) {
    return new War(other, entries);
  }

  War with(String path, byte[] content) {
    Map<String, byte[]> changed = new TreeMap<>(entries);
    changed.put(path, content);
    return new War(name, changed);
  }

  /** With all that another has. */
  War with(War other) {
    Map<String, byte[]> both = new TreeMap<>(entries);
    both.putAll(other.entries);
    return new War(name, both);
  }

  War without(Predicate<String> paths) {
    Map<String, byte[]> changed = new TreeMap<>(entries);
    changed.keySet().removeIf(paths);
    return new War(name, changed);
  }

  War with(String path, String content) {
    return with(path, content.getBytes(StandardCharsets.UTF_8));
  }

  /** The settings, in the place that needs no code. */
  War withSettings(Map<String, String> settings) {
    StringBuilder lines = new StringBuilder();
    new TreeMap<>(settings)
        .forEach(
            (key, value) ->
                lines.append("jwtgate.").append(key).append('=').append(value).append('\n'));
    return with("WEB-INF/classes/jwtgate.properties", lines.toString());
  }

  War withJars(List<Path> jars) {
    War war = this;
    for (Path jar : jars) {
      war = war.with("WEB-INF/lib/" + jar.getFileName(), content(jar));
    }
    return war;
  }

  /** The application that stands in this module. */
  War withApplication() {
    Path classes = Build.directory().resolve("classes");
    War war = this;
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        war = war.with("WEB-INF/classes/" + classes.relativize(file), content(file));
      }
      return war;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file, complete before it can be seen under its name. */
  Path writeTo(Path folder) {
    Path file = folder.resolve(name + ".war");
    try {
      Path part = Files.createTempFile(Build.directory(), name, ".part");
      try (OutputStream out = Files.newOutputStream(part);
          ZipOutputStream zip = new ZipOutputStream(out)) {
        zip.setLevel(1);
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
          zip.putNextEntry(new ZipEntry(entry.getKey()));
          zip.write(entry.getValue());
        }
      }
      return Files.move(part, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] content(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
