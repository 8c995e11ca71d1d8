package io.jwtgate.checks.docs;

import io.jwtgate.checks.Repository;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** The Javadoc of everything that users call, as one part of the site. */
final class ApiDocs {
  private ApiDocs() {}

  /** Writes it; what the tool has to say, empty if there is nothing. */
  static String write(Path folder) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-d",
                folder.toString(),
                "-classpath",
                System.getProperty("java.class.path"),
                "-Xdoclint:all,-missing",
                "-encoding",
                "UTF-8",
                "-docencoding",
                "UTF-8",
                "-quiet",
                "-notimestamp",
                "-windowtitle",
                "JwtGate API",
                "-doctitle",
                "JwtGate API",
                "-header",
                "<a href=\"{@docRoot}/../index.html\">JwtGate</a>",
                "-bottom",
                "JwtGate, Apache License 2.0"));
    sources().map(Path::toString).forEach(arguments::add);
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said);
    ToolProvider javadoc = ToolProvider.findFirst("javadoc").orElseThrow();
    int result = javadoc.run(out, out, arguments.toArray(String[]::new));
    return result == 0 ? said.toString() : said + "\njavadoc ended with " + result;
  }

  /** The sources of packages that are for users. */
  static Stream<Path> sources() {
    return Repository.LIBRARIES.stream()
        .flatMap(
            module ->
                Repository.filesBelow(Repository.ROOT.resolve(module + "/src/main/java")).stream())
        .filter(file -> file.toString().endsWith(".java"))
        .filter(file -> !file.endsWith("module-info.java"))
        .filter(file -> !file.toString().replace('\\', '/').contains("/internal/"));
  }
}
