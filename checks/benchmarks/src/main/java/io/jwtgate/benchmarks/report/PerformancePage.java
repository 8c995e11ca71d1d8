package io.jwtgate.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** {@code docs/performance.md}, of which a run replaces the part between its two marks. */
public final class PerformancePage {
  private final Path docs;

  /**
   * @param docs the folder of the pages
   */
  public PerformancePage(Path docs) {
    this.docs = docs;
  }

  /** When, with what and how long was measured. */
  public static String conditions(String effort) {
    return "%s, %s %s, %s, %d cores, of which %s were wanted by others before. %s."
        .formatted(
            LocalDate.now(ZoneOffset.UTC),
            System.getProperty("java.vm.name"),
            System.getProperty("java.version"),
            Machine.processor(),
            Runtime.getRuntime().availableProcessors(),
            Machine.load(),
            effort);
  }

  /**
   * Puts a run in.
   *
   * @param part its name in the marks
   * @throws IOException if the page can't be read or written
   */
  public void replace(String part, String text) throws IOException {
    Path page = docs.resolve("performance.md");
    String begin = "<!-- " + part + ": written by the command -->\n";
    String end = "<!-- end of " + part + " -->";
    String before = Files.readString(page);
    int from = before.indexOf(begin) + begin.length();
    Files.writeString(
        page, before.substring(0, from) + text + before.substring(before.indexOf(end, from)));
  }

  /**
   * Puts the plot in.
   *
   * @throws IOException if the page or the picture can't be written
   */
  void plot(String svg) throws IOException {
    Files.createDirectories(docs.resolve("images"));
    Files.writeString(docs.resolve("images/growth.svg"), svg);
    replace("growth", "\n![Time of one call over the tokens in the cache](images/growth.svg)\n\n");
  }
}
