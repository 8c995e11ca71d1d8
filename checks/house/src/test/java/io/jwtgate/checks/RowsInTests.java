package io.jwtgate.checks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which acceptance rows the tests of the house name: each display name that begins with ids, such
 * as {@code "FMT-05: padding is refused"} or {@code "HDR-08, HDR-09: ..."}.
 */
final class RowsInTests {
  private static final String ID = "[A-Z]{2,6}-\\d{2}";
  private static final Pattern FACT =
      Pattern.compile("\"(" + ID + "(?:, " + ID + ")*): ((?:[^\"\\\\]|\\\\.)*)\"");

  private static final Pattern NEARLY = Pattern.compile("\"" + ID + "[^\"]*\"");

  private final SortedMap<String, List<String>> facts = new TreeMap<>();
  private final List<String> unreadable = new ArrayList<>();

  private RowsInTests() {}

  /** Reads every test source below a folder. */
  static RowsInTests below(Path root) throws IOException {
    RowsInTests rows = new RowsInTests();
    try (Stream<Path> files = Files.walk(root)) {
      files.filter(RowsInTests::isTestSource).sorted().forEach(rows::read);
    }
    return rows;
  }

  /** The facts that are tested of each row, as {@code Class: fact}. */
  SortedMap<String, List<String>> facts() {
    return facts;
  }

  /** Texts that begin with an id, and are no fact: a row is named in a way that nobody reads. */
  List<String> unreadable() {
    return unreadable;
  }

  private static boolean isTestSource(Path file) {
    String path = file.toString().replace('\\', '/');
    boolean ofTheseChecks = path.contains("/checks/house/src/");
    return path.endsWith(".java") && path.contains("/src/test/java/") && !ofTheseChecks;
  }

  private void read(Path file) {
    try {
      String source = Files.readString(file);
      Matcher nearly = NEARLY.matcher(source);
      while (nearly.find()) {
        if (!FACT.matcher(source).region(nearly.start(), source.length()).lookingAt()) {
          unreadable.add(nearly.group().substring(1) + " in " + className(file));
        }
      }
      Matcher names = FACT.matcher(source);
      while (names.find()) {
        add(names.group(1), (className(file) + ": " + names.group(2)).strip());
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private void add(String ids, String fact) {
    for (String id : ids.split(", ", -1)) {
      List<String> known = facts.computeIfAbsent(id, row -> new ArrayList<>());
      if (!known.contains(fact)) {
        known.add(fact);
      }
    }
  }

  private static String className(Path file) {
    return file.getFileName().toString().replace(".java", "");
  }
}
