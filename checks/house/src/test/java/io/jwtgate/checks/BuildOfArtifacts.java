package io.jwtgate.checks;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A copy of the sources, and what Maven makes of it for publishing. */
final class BuildOfArtifacts {
  private static final Set<String> NOT_SOURCES = Set.of("target", ".git", ".cifuzz-corpus");

  private final Path folder;

  private BuildOfArtifacts(Path folder) {
    this.folder = folder;
  }

  /**
   * Builds in a folder that is still empty.
   *
   * @throws AssertionError if the build fails
   */
  static BuildOfArtifacts in(Path folder) throws IOException, InterruptedException {
    copySources(folder);
    Path log = folder.resolve("build.log");
    Process build =
        new ProcessBuilder(
                "mvn",
                "--batch-mode",
                "--quiet",
                "-Partifacts,quick",
                "-DskipTests",
                "package",
                "-pl",
                "bom," + String.join(",", Repository.PUBLISHED))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (build.waitFor() != 0) {
      throw new AssertionError(Files.readString(log));
    }
    return new BuildOfArtifacts(folder);
  }

  private static void copySources(Path folder) throws IOException {
    Files.walkFileTree(
        Repository.ROOT,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path from, BasicFileAttributes attributes)
              throws IOException {
            if (NOT_SOURCES.contains(from.getFileName().toString())) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(copyOf(from));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path from, BasicFileAttributes attributes)
              throws IOException {
            Files.copy(from, copyOf(from));
            return FileVisitResult.CONTINUE;
          }

          private Path copyOf(Path from) {
            return folder.resolve(Repository.ROOT.relativize(from).toString());
          }
        });
  }

  /** The octets of every jar, by its path. */
  SortedMap<String, byte[]> jars() throws IOException {
    SortedMap<String, byte[]> jars = new TreeMap<>();
    for (String module : Repository.PUBLISHED) {
      for (Path file : Repository.filesBelow(folder.resolve(module).resolve("target"))) {
        if (file.toString().endsWith(".jar")) {
          jars.put(folder.relativize(file).toString(), Files.readAllBytes(file));
        }
      }
    }
    return jars;
  }

  /** The POM of a module as it is published. */
  Path pom(String module) {
    return folder.resolve(module).resolve("target/.flattened-pom.xml");
  }

  /** The bill of materials of a module. */
  Path materials(String module) {
    return folder.resolve(module).resolve("target/bom.json");
  }
}
