package io.jwtgate.checks.docs;

import io.jwtgate.checks.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page that users read. Immutable.
 *
 * @param path from the root of the repository, with slashes
 */
record MarkdownPage(String path, String text) {
  private static final Pattern FENCE =
      Pattern.compile("^ *```(\\w*)\n(.*?)^ *```$", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern CODE = Pattern.compile("`[^`\n]*`");
  private static final Pattern LINK = Pattern.compile("]\\(([^()\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.+)$");

  /** A link out of a page: a path and an anchor, either of which may be empty. */
  record Link(String path, String anchor) {
    static Link of(String target) {
      int hash = target.indexOf('#');
      return hash < 0
          ? new Link(target, "")
          : new Link(target.substring(0, hash), target.substring(hash + 1));
    }
  }

  /** Every page: those of the root, of docs, of the examples and of the test kit. */
  static List<MarkdownPage> all() {
    return Stream.of("", "docs", "examples", "testkit")
        .flatMap(folder -> in(Repository.ROOT.resolve(folder), folder.equals("examples") ? 2 : 1))
        .sorted()
        .map(MarkdownPage::read)
        .toList();
  }

  private static Stream<Path> in(Path folder, int depth) {
    try (Stream<Path> files = Files.walk(folder, depth)) {
      return files.filter(file -> file.toString().endsWith(".md")).toList().stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static MarkdownPage read(Path file) {
    try {
      String path = Repository.ROOT.relativize(file).toString().replace('\\', '/');
      return new MarkdownPage(path, Files.readString(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Where a link of this page leads, from the root of the repository. */
  String resolve(String linked) {
    if (linked.isEmpty()) {
      return path;
    }
    Path folder = Path.of("/" + path).getParent();
    return folder.resolve(linked).normalize().toString().substring(1);
  }

  /** Links to other parts of the repository, and within the page. */
  List<Link> links() {
    return LINK.matcher(prose())
        .results()
        .map(link -> link.group(1))
        .filter(target -> !target.matches("[a-z]+:.*"))
        .map(Link::of)
        .toList();
  }

  /** The text without its code. */
  String prose() {
    return CODE.matcher(FENCE.matcher(text).replaceAll("")).replaceAll("code");
  }

  /** The blocks of a language. */
  List<String> blocks(String language) {
    return FENCE
        .matcher(text)
        .results()
        .filter(block -> block.group(1).equals(language))
        .map(block -> block.group(2))
        .toList();
  }

  /** The anchors of the headings, as hosts of repositories make them. */
  List<String> anchors() {
    Matcher headings = HEADING.matcher(FENCE.matcher(text).replaceAll(""));
    List<String> anchors = new ArrayList<>();
    Map<String, Integer> times = new HashMap<>();
    while (headings.find()) {
      anchors.add(unique(anchor(headings.group(1)), times));
    }
    return anchors;
  }

  /** The same heading again gets a number. */
  static String unique(String anchor, Map<String, Integer> times) {
    int before = times.merge(anchor, 1, Integer::sum) - 1;
    return before == 0 ? anchor : anchor + "-" + before;
  }

  /** The anchor of a heading's text. */
  static String anchor(String heading) {
    return heading
        .replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}_ -]", "")
        .strip()
        .replace(' ', '-');
  }
}
