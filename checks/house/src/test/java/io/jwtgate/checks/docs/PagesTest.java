package io.jwtgate.checks.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.checks.Repository;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

/** What every page is held to: its links lead somewhere, and its samples are real. */
class PagesTest {
  private static final List<MarkdownPage> PAGES = MarkdownPage.all();

  /** Each has a test of its own, which compiles its code or compares it line by line. */
  private static final Set<String> COMPILED = Set.of("docs/sessions.md", "testkit/README.md");

  /** Names that begin as settings do and are none: files, packages, and issuers of samples. */
  private static final Pattern OTHER_NAMES =
      Pattern.compile(
          "jwtgate\\.(properties|reason|bearer|a|b|staff|partner)\\b.*|jwtgate\\.clock"
              + "|jwtgate\\.(cache\\.|keys|verification|refusals).*");

  @Test
  @DisplayName("every link leads to a file and to a heading in it")
  void linksLeadSomewhere() {
    Map<String, MarkdownPage> pages =
        PAGES.stream().collect(Collectors.toMap(MarkdownPage::path, Function.identity()));
    List<String> broken = new ArrayList<>();
    for (MarkdownPage page : PAGES) {
      for (MarkdownPage.Link link : page.links()) {
        String path = page.resolve(link.path());
        boolean there = Files.exists(Repository.ROOT.resolve(path));
        boolean anchored =
            link.anchor().isEmpty()
                || (pages.containsKey(path) && pages.get(path).anchors().contains(link.anchor()));
        if (!there || !anchored) {
          broken.add(page.path() + ": " + link);
        }
      }
    }
    assertEquals(List.of(), broken);
  }

  @Test
  @DisplayName("a link is broken where the file or the heading is missing")
  void brokenLinksAreFound() {
    MarkdownPage page = new MarkdownPage("docs/a.md", "# A `b` c\n\n[x](b.md#no) `[y](z.md)`");
    assertEquals(List.of(new MarkdownPage.Link("b.md", "no")), page.links());
    assertEquals(List.of("a-b-c"), page.anchors());
    assertEquals("docs/b.md", page.resolve("b.md"));
    assertEquals("b.md", page.resolve("../b.md"));
  }

  @Test
  @DisplayName("every page of docs is in the list of pages")
  void everyPageIsListed() {
    MarkdownPage index = page("docs/README.md");
    Set<String> listed =
        index.links().stream().map(link -> index.resolve(link.path())).collect(Collectors.toSet());
    List<String> missing =
        PAGES.stream()
            .map(MarkdownPage::path)
            .filter(path -> path.startsWith("docs/") && !path.equals(index.path()))
            .filter(path -> !listed.contains(path))
            .toList();
    assertEquals(List.of(), missing);
  }

  private static MarkdownPage page(String path) {
    return PAGES.stream().filter(page -> page.path().equals(path)).findFirst().orElseThrow();
  }

  @Test
  @DisplayName("all Java in a page is part of a test or an example that runs")
  void javaRuns() throws IOException {
    String sources = squeezed(sources());
    List<String> loose = new ArrayList<>();
    for (MarkdownPage page : PAGES) {
      if (!COMPILED.contains(page.path())) {
        page.blocks("java").stream()
            .filter(block -> !sources.contains(squeezed(block)))
            .forEach(block -> loose.add(page.path() + ":\n" + block));
      }
    }
    assertEquals(List.of(), loose);
  }

  private static String sources() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(Repository.ROOT)) {
      for (Path file : files.filter(PagesTest::mayHoldSamples).toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }

  private static boolean mayHoldSamples(Path file) {
    String path = Repository.ROOT.relativize(file).toString().replace('\\', '/');
    boolean runs = path.contains("src/test/java/") || path.startsWith("examples/");
    return path.endsWith(".java") && runs && !path.contains("checks/docs/");
  }

  /** Without spaces, and without the words that a class needs where it stands in a test. */
  private static String squeezed(String code) {
    return code.replaceAll("\\b(public|private|static|final)\\b", "").replaceAll("\\s+", "");
  }

  @Test
  @DisplayName("every setting that a page names is a setting, as a property and as a variable")
  void settingsExist() {
    Set<String> known = settings();
    List<String> unknown = new ArrayList<>();
    for (MarkdownPage page : PAGES) {
      names("jwtgate\\.[a-z][a-z0-9.-]*[a-z0-9]", page)
          .filter(name -> !OTHER_NAMES.matcher(name).matches())
          .map(name -> name.substring("jwtgate.".length()))
          .filter(name -> !known.contains(name))
          .forEach(name -> unknown.add(page.path() + ": " + name));
      names("JWTGATE_[A-Z_]+[A-Z]", page)
          .map(
              name ->
                  name.substring("JWTGATE_".length()).toLowerCase(Locale.ROOT).replace('_', '-'))
          .filter(name -> known.stream().noneMatch(name::endsWith) && !name.equals("service-host"))
          .forEach(name -> unknown.add(page.path() + ": " + name));
    }
    assertEquals(List.of(), unknown);
    assertFalse(known.contains("clock"));
    assertTrue(known.contains("clock-skew"));
  }

  private static Stream<String> names(String form, MarkdownPage page) {
    return Pattern.compile("(?<![\\w./-])" + form)
        .matcher(page.text())
        .results()
        .map(name -> name.group());
  }

  /** By their rows in the page of settings, which another test compares with the code. */
  private static Set<String> settings() {
    return Pattern.compile("(?m)^\\| `([a-z0-9-]+)` \\|")
        .matcher(page("docs/configuration.md").text())
        .results()
        .map(row -> row.group(1))
        .collect(Collectors.toSet());
  }

  @Test
  @DisplayName("all XML in a page is well-formed")
  void xmlIsWellFormed() throws Exception {
    for (MarkdownPage page : PAGES) {
      for (String block : page.blocks("xml")) {
        String document = "<all>" + block.replaceAll("<\\?xml.*?\\?>", "") + "</all>";
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(document)));
      }
    }
  }

  @Test
  @DisplayName("a dependency that a page shows has the version of this build")
  void dependenciesHaveThisVersion() throws IOException {
    String pom = Files.readString(Repository.ROOT.resolve("pom.xml"));
    String version = pom.replaceAll("(?s).*?<version>([^<]+)</version>.*", "$1");
    for (MarkdownPage page : PAGES) {
      for (String block : page.blocks("xml")) {
        if (block.contains("<groupId>io.jwtgate</groupId>") && block.contains("<version>")) {
          assertTrue(block.contains("<version>" + version + "</version>"), page.path());
        }
      }
    }
  }
}
