package io.jwtgate.servers;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A JDK that servers run in.
 *
 * @param home its folder
 * @param feature its number, such as 17
 */
record Jdk(Path home, int feature) {
  /** The one that {@code -Dservers.jdk} names, or that of Maven. */
  static Jdk ofServers() {
    Path home = Path.of(System.getProperty("servers.jdk"));
    return in(home).orElseThrow(() -> new IllegalStateException("servers.jdk: no JDK in " + home));
  }

  /** The same if it is new enough, or the newest that is installed beside it, or a skipped test. */
  static Jdk atLeast(int feature) {
    Jdk usual = ofServers();
    Optional<Jdk> found =
        Stream.concat(Stream.of(usual), usual.neighbours())
            .filter(jdk -> jdk.feature >= feature)
            .findFirst();
    Assumptions.assumeTrue(
        found.isPresent(), "needs JDK " + feature + " or later: -Dservers.jdk=FOLDER names one");
    return found.orElseThrow();
  }

  private Stream<Jdk> neighbours() {
    try (Stream<Path> folders = Files.list(home.toRealPath().getParent())) {
      return folders
          .flatMap(folder -> in(folder).stream())
          .sorted(Comparator.comparingInt(Jdk::feature).reversed())
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Jdk> in(Path home) {
    Path release = home.resolve("release");
    if (!Files.isExecutable(home.resolve("bin/jcmd")) || !Files.isReadable(release)) {
      return Optional.empty();
    }
    Properties facts = new Properties();
    try {
      facts.load(new StringReader(Folders.text(release)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String version = facts.getProperty("JAVA_VERSION", "0").replace("\"", "");
    return Optional.of(new Jdk(home, Runtime.Version.parse(version).feature()));
  }

  String tool(String name) {
    return home.resolve("bin").resolve(name).toString();
  }
}
