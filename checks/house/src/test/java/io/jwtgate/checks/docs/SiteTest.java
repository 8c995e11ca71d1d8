package io.jwtgate.checks.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The site that is made of the pages; with {@code -Psite} it stays in target/site. */
class SiteTest {
  private static final Pattern TARGET = Pattern.compile("(?:href|src)=\"([^\"]+)\"");
  private static final Pattern ID = Pattern.compile(" id=\"([^\"]+)\"");

  @Test
  @DisplayName("every link of the site leads to a file of it and to an anchor in it")
  void linksLeadSomewhere(@TempDir Path folder) throws IOException {
    new Site(folder).write(MarkdownPage.all(), false);
    assertEquals(List.of(), broken(folder));
    assertTrue(Files.readString(folder.resolve("index.html")).contains("<h1 id=\"jwtgate\">"));
  }

  @Test
  @DisplayName("a page has the anchors on the site that it has in the repository")
  void anchorsAreTheSame() {
    for (MarkdownPage page : MarkdownPage.all()) {
      assertEquals(page.anchors(), ids(new PageHtml(page).render()), page.path());
    }
  }

  @Test
  @DisplayName("with -Psite, pages and Java API are written, the latter without a warning")
  void siteIsWritten() throws IOException {
    assumeTrue(Boolean.getBoolean("checks.site"), "skipped: this is for -Psite");
    Path folder = Path.of("target/site").toAbsolutePath();
    assertEquals("", ApiDocs.write(folder.resolve("api")));
    new Site(folder).write(MarkdownPage.all(), true);
    assertEquals(List.of(), broken(folder));
  }

  private static List<String> ids(String html) {
    return ID.matcher(html).results().map(id -> id.group(1)).toList();
  }

  /** Of the pages themselves; those of the API are the tool's own. */
  private static List<String> broken(Path folder) throws IOException {
    List<String> broken = new ArrayList<>();
    for (MarkdownPage page : MarkdownPage.all()) {
      Path file = folder.resolve(SiteAddress.ofPage(page.path()));
      for (String target : targets(Files.readString(file))) {
        if (!leadsSomewhere(file, target)) {
          broken.add(page.path() + ": " + target);
        }
      }
    }
    return broken;
  }

  private static Set<String> targets(String html) {
    return TARGET
        .matcher(html)
        .results()
        .map(target -> target.group(1))
        .filter(target -> !target.matches("[a-z]+:.*"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean leadsSomewhere(Path from, String target) throws IOException {
    MarkdownPage.Link link = MarkdownPage.Link.of(target);
    Path file = link.path().isEmpty() ? from : from.resolveSibling(link.path()).normalize();
    return Files.isRegularFile(file)
        && (link.anchor().isEmpty() || ids(Files.readString(file)).contains(link.anchor()));
  }
}
