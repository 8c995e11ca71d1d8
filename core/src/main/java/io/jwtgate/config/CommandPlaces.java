package io.jwtgate.config;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a command finds an application's settings: the files that are named, or those of the
 * application in whose {@code WEB-INF/lib} the jar lies. They win in the order in which they win
 * when the application runs.
 */
final class CommandPlaces {
  private CommandPlaces() {}

  /**
   * @param files properties files and web.xml; empty for those of the application around the jar
   * @throws IOException if one can't be read
   */
  static List<SettingSource> in(List<Path> files) throws IOException {
    List<Path> all = files.isEmpty() ? ofApplication(folderOfJar()) : files;
    List<SettingSource> sources = new ArrayList<>();
    for (Path file : only(all, true)) {
      sources.addAll(WebXmlFile.sources(file));
    }
    sources.add(SettingSource.systemProperties());
    for (Path file : only(all, false)) {
      sources.add(SettingSource.file(file));
    }
    sources.add(SettingSource.environment());
    return sources;
  }

  private static List<Path> only(List<Path> files, boolean xml) {
    return files.stream().filter(file -> file.toString().endsWith(".xml") == xml).toList();
  }

  /**
   * @param lib the folder {@code WEB-INF/lib}
   */
  static List<Path> ofApplication(Path lib) {
    Path webInf = lib.resolveSibling("x").getParent();
    return webInf == null
        ? List.of()
        : Stream.of(webInf.resolve("web.xml"), webInf.resolve("classes/jwtgate.properties"))
            .filter(Files::isRegularFile)
            .toList();
  }

  private static Path folderOfJar() {
    try {
      CodeSource jar = CommandPlaces.class.getProtectionDomain().getCodeSource();
      return Path.of(jar.getLocation().toURI()).toAbsolutePath().getParent();
    } catch (URISyntaxException | RuntimeException nowhere) {
      return Path.of("").toAbsolutePath();
    }
  }
}
