package io.jwtgate.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What an application takes in is what docs/servers.md says. */
class WarSizeIT {
  private static final Pattern ROW = Pattern.compile("\\| ([a-z-]+) \\| (\\d+) \\|");

  @Test
  void jars_areThoseThatAreStated_andNoLarger() {
    Map<String, Integer> stated = stated();
    Map<String, Long> actual = actual();
    assertEquals(stated.keySet(), actual.keySet());
    actual.forEach((jar, size) -> assertTrue(size <= stated.get(jar), jar + " has " + size));
  }

  private static Map<String, Integer> stated() {
    Path page = Build.directory().resolve("../../../docs/servers.md");
    return ROW.matcher(Folders.text(page))
        .results()
        .collect(Collectors.toMap(row -> row.group(1), row -> Integer.valueOf(row.group(2))));
  }

  private static Map<String, Long> actual() {
    return Build.library().stream()
        .map(Path::toFile)
        .collect(Collectors.toMap(WarSizeIT::artifact, jar -> (jar.length() + 999) / 1000));
  }

  private static String artifact(File jar) {
    Matcher name = Pattern.compile("(.*?)-\\d.*").matcher(jar.getName());
    return name.matches() ? name.group(1) : jar.getName();
  }
}
