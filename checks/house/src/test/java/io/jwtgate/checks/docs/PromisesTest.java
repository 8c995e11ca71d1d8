package io.jwtgate.checks.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.checks.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The page of promises names tests that are there. */
class PromisesTest {
  private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+(?:Test|Contract))\\.(\\w+)`");

  private static final Map<String, String> SOURCES =
      Repository.filesBelow(Repository.ROOT).stream()
          .filter(file -> file.toString().contains("/src/test/java/"))
          .filter(file -> file.toString().matches(".*(Test|Contract)\\.java"))
          .collect(Collectors.toMap(PromisesTest::name, PromisesTest::text, String::concat));

  private static String name(Path file) {
    return file.getFileName().toString().replace(".java", "");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static boolean isThere(MatchResult test) {
    String source = SOURCES.getOrDefault(test.group(1), "");
    return Pattern.compile("void " + test.group(2) + "\\(").matcher(source).find();
  }

  private static List<String> rows() {
    return text(Repository.ROOT.resolve("docs/promises.md"))
        .lines()
        .filter(line -> line.startsWith("| ") && !line.startsWith("| promise"))
        .toList();
  }

  @Test
  @DisplayName("each test that the page of promises names is there")
  void namedTests_areThere() {
    List<String> gone =
        rows().stream()
            .flatMap(row -> TEST.matcher(row).results())
            .filter(Predicate.not(PromisesTest::isThere))
            .map(MatchResult::group)
            .toList();
    assertEquals(List.of(), gone);
  }

  @Test
  @DisplayName("and each promise names one")
  void everyPromise_namesATest() {
    assertTrue(rows().size() > 50);
    assertEquals(List.of(), rows().stream().filter(row -> !TEST.matcher(row).find()).toList());
  }
}
