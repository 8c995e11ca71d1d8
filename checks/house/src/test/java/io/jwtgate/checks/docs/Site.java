package io.jwtgate.checks.docs;

import io.jwtgate.checks.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The pages as files of HTML, which any server of files can serve. */
record Site(Path folder) {
  private static final Path ICON =
      Path.of("examples/quickstart/src/main/resources/web/assets/icon.svg");
  private static final Path STYLE = Path.of("checks/house/src/test/resources/site/site.css");

  void write(List<MarkdownPage> pages, boolean hasApi) throws IOException {
    MarkdownPage index =
        pages.stream()
            .filter(page -> page.path().equals("docs/README.md"))
            .findFirst()
            .orElseThrow();
    PageFrame frame = new PageFrame(index, hasApi);
    for (MarkdownPage page : pages) {
      String html = frame.around(page, new PageHtml(page).render());
      Path file = folder.resolve(SiteAddress.ofPage(page.path()));
      Files.createDirectories(file.getParent());
      Files.writeString(file, html);
    }
    copy(ICON, "assets/icon.svg");
    copy(STYLE, "assets/site.css");
    for (Path image : Repository.filesBelow(Repository.ROOT.resolve("docs/images"))) {
      copy(Repository.ROOT.relativize(image), "docs/images/" + image.getFileName());
    }
  }

  private void copy(Path from, String to) throws IOException {
    Path file = folder.resolve(to);
    Files.createDirectories(file.getParent());
    Files.copy(Repository.ROOT.resolve(from), file, StandardCopyOption.REPLACE_EXISTING);
  }
}
