package io.jwtgate.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Looks for files that were meant to be {@code jwtgate.properties}, and that nothing reads. */
public final class MisplacedFiles {
  private static final String NAME = "jwtgate.properties";
  private static final String RIGHT_PLACE = "/WEB-INF/classes/" + NAME;
  private static final int MOST_ENTRIES = 20_000;

  private final Function<String, Set<String>> children;
  private final Set<String> found = new TreeSet<>();
  private int seen;

  private MisplacedFiles(Function<String, Set<String>> children) {
    this.children = children;
  }

  /**
   * Those in a web application.
   *
   * @param children the paths in a folder, whose path ends with a slash; null if it has none
   */
  public static List<String> in(Function<String, Set<String>> children) {
    MisplacedFiles files = new MisplacedFiles(children);
    files.look("/", false);
    files.look("/WEB-INF/", true);
    files.look("/META-INF/", true);
    return List.copyOf(files.found);
  }

  private void look(String folder, boolean below) {
    for (String path : new ArrayList<>(listed(folder))) {
      if (seen++ > MOST_ENTRIES) {
        return;
      }
      if (!path.endsWith("/")) {
        note(path);
      } else if (below) {
        look(path, true);
      }
    }
  }

  private Set<String> listed(String folder) {
    Set<String> paths = children.apply(folder);
    return paths == null ? Set.of() : paths;
  }

  private void note(String path) {
    if (!path.equals(RIGHT_PLACE) && isMeant(path.substring(path.lastIndexOf('/') + 1))) {
      found.add(path.substring(1));
    }
  }

  /** Such as {@code jwt-gate.properties}, {@code jwtgate.yml} or {@code jwtgat.properties}. */
  static boolean isMeant(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".jar") || lower.endsWith(".class")) {
      return false;
    }
    return lower.replaceAll("[^a-z]", "").startsWith("jwtgate")
        || Nearest.distance(lower, NAME) <= 3;
  }
}
