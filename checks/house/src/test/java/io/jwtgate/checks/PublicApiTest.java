package io.jwtgate.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * What each library module publishes is written in its {@code api.txt}, so that every change of it
 * is seen.
 */
class PublicApiTest {

  static final List<String> modules = Repository.LIBRARIES;

  @ParameterizedTest
  @FieldSource("modules")
  void publishedApiIsTheListedOne(String module) throws IOException {
    Path listed = Repository.ROOT.resolve(module).resolve("api.txt");
    String actual = new ModuleApi(Repository.classesOf(module)).listing();
    if (Boolean.getBoolean("api.update")) {
      Files.writeString(listed, actual);
    }

    assertEquals(
        Files.readString(listed),
        actual,
        () -> module + "/api.txt differs; when meant, write it anew as CONTRIBUTING.md says");
  }
}
