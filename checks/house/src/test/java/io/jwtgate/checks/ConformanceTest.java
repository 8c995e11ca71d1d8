package io.jwtgate.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The conformance page says of each acceptance row what the tests say. */
class ConformanceTest {
  private static final Path PAGE = Repository.ROOT.resolve("docs/conformance.md");
  private static final Path ROWS = Repository.ROOT.resolve("../shared/conformance.csv");

  private static SortedMap<String, List<String>> facts;
  private static List<String> unreadable;

  @BeforeAll
  static void readTests() throws IOException {
    RowsInTests tests = RowsInTests.below(Repository.ROOT);
    facts = tests.facts();
    unreadable = tests.unreadable();
    if (Boolean.getBoolean("conformance.update")) {
      Files.writeString(PAGE, String.join("\n", pageAsTested()) + "\n");
    }
  }

  @Test
  @DisplayName("the page names the tests of each row that holds, and no row holds without one")
  void pageIsAsTested() throws IOException {
    assertEquals(
        String.join("\n", pageAsTested()),
        String.join("\n", page()),
        "write docs/conformance.md anew as CONTRIBUTING.md says");
  }

  @Test
  @DisplayName("a row that should hold and does not has a reason")
  void missingRowsHaveReasons() throws IOException {
    assertEquals(List.of(), rows().filter(ConformanceRow::lacksReason).toList());
  }

  @Test
  @DisplayName("every row that a test names is on the page")
  void noTestNamesAnUnknownRow() throws IOException {
    List<String> known = rows().map(ConformanceRow::id).toList();
    assertEquals(List.of(), facts.keySet().stream().filter(id -> !known.contains(id)).toList());
  }

  @Test
  @DisplayName("a text that begins with a row is a fact about it")
  void everyNamedRowIsRead() throws IOException {
    List<String> known = rows().map(ConformanceRow::id).toList();
    assertEquals(
        List.of(),
        unreadable.stream().filter(text -> known.stream().anyMatch(text::startsWith)).toList());
  }

  @Test
  @DisplayName("the page has every row of the acceptance list, in its order and with its level")
  void pageHasEveryRow() throws IOException {
    assumeTrue(Files.exists(ROWS), "skipped: ../shared/conformance.csv is not here");
    List<String> listed =
        Files.readAllLines(ROWS).stream()
            .filter(line -> line.matches("[A-Z]{2,6}-\\d{2},[MSF],.*"))
            .map(line -> line.substring(0, line.indexOf(',') + 2))
            .toList();

    assertEquals(listed, rows().map(row -> row.id() + ',' + row.level()).toList());
  }

  private static List<String> page() throws IOException {
    return Files.readAllLines(PAGE);
  }

  private static Stream<ConformanceRow> rows() throws IOException {
    return page().stream().flatMap(line -> ConformanceRow.parse(line).stream());
  }

  private static List<String> pageAsTested() throws IOException {
    return page().stream().map(ConformanceTest::asTested).toList();
  }

  private static String asTested(String line) {
    return ConformanceRow.parse(line)
        .map(row -> row.asTested(facts.getOrDefault(row.id(), List.of())).toString())
        .orElse(line);
  }
}
