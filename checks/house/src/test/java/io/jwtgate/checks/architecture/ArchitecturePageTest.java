package io.jwtgate.checks.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.checks.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** ARCHITECTURE.md says what is there: each package, what it uses, and where things are decided. */
class ArchitecturePageTest {
  private static final Pattern PACKAGE =
      Pattern.compile("(?m)^\\| `([a-z.]+)` \\| [^|]* \\| [^|]* \\| ([^|]*) \\|$");
  private static final Pattern ANSWER = Pattern.compile("(?m)^\\| .+ \\| `(\\S+/\\w+)` \\|$");

  private static String page() throws IOException {
    return Files.readString(Repository.ROOT.resolve("ARCHITECTURE.md"));
  }

  @Test
  @DisplayName("each package is on the page, with the packages that it uses, and no other")
  void packagesAreAsDrawn() throws IOException {
    NavigableMap<String, NavigableSet<String>> drawn = new TreeMap<>();
    PACKAGE
        .matcher(page())
        .results()
        .forEach(row -> drawn.put(full(row.group(1)), used(row.group(2))));

    assertEquals(text(CompiledHouse.arrows()), text(drawn));
  }

  private static String text(NavigableMap<String, NavigableSet<String>> arrows) {
    return arrows.entrySet().stream()
        .map(each -> each.getKey() + " -> " + String.join(", ", each.getValue()))
        .collect(Collectors.joining("\n"));
  }

  private static NavigableSet<String> used(String cell) {
    return Arrays.stream(cell.split(","))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .map(ArchitecturePageTest::full)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The page leaves out what all names begin with; the package itself is {@code jwtgate}. */
  private static String full(String name) {
    return name.equals("jwtgate") ? "io.jwtgate" : "io.jwtgate." + name;
  }

  @Test
  @DisplayName("each file that answers a question is there")
  void answersAreThere() throws IOException {
    List<String> files = ANSWER.matcher(page()).results().map(answer -> answer.group(1)).toList();

    assertEquals(13, files.size());
    for (String file : files) {
      String module = file.substring(0, file.indexOf('/'));
      Path source =
          Repository.ROOT.resolve(
              module + "/src/main/java/io/jwtgate" + file.substring(module.length()) + ".java");
      assertTrue(Files.exists(source), file);
    }
  }
}
