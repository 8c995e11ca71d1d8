package io.jwtgate.servlet;

import io.jwtgate.TestFolder;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContextListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A web application about to start in one of the containers: with the initializer of this library
 * among its own, as a server runs them.
 */
final class StartingApplication {
  /** A filter in web.xml; without a pattern it has no mapping. */
  record Declaration(
      String name,
      Class<? extends Filter> type,
      Map<String, String> params,
      List<String> patterns) {}

  final Map<String, String> contextParams = new TreeMap<>();
  final List<Declaration> filters = new ArrayList<>();
  final List<ServletContainerInitializer> initializers = new ArrayList<>();
  final List<ServletContextListener> listeners = new ArrayList<>();
  final Path folder = TestFolder.folder();
  boolean errorDispatchAlone;

  StartingApplication() {
    initializers.add(new JwtFilterInitializer());
  }

  StartingApplication set(Map<String, String> settings) {
    contextParams.putAll(settings);
    return this;
  }

  StartingApplication declared(String name, Map<String, String> params, String... patterns) {
    filters.add(new Declaration(name, JwtFilter.class, params, List.of(patterns)));
    return this;
  }

  StartingApplication before(ServletContainerInitializer other) {
    initializers.add(0, other);
    return this;
  }

  StartingApplication after(ServletContainerInitializer other) {
    initializers.add(other);
    return this;
  }

  StartingApplication listening(ServletContextListener listener) {
    listeners.add(listener);
    return this;
  }

  StartingApplication withFile(String path, String text) {
    try {
      Path file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
