package io.jwtgate.checks.docs;

import io.jwtgate.checks.Repository;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where things of the repository are on the site. */
final class SiteAddress {
  /** What the site does not hold is shown where the sources are. */
  private static final String SOURCES = "https://github.com/jwtgate/jwtgate/blob/main/";

  private SiteAddress() {}

  /** The file of a page, from the root of the site: {@code docs/README.md} is an index. */
  static String ofPage(String path) {
    return path.replaceAll("README\\.md$", "index.html").replaceAll("\\.md$", ".html");
  }

  /** A link from a page to a part of the repository, as the page's file on the site needs it. */
  static String link(MarkdownPage from, String target) {
    if (target.startsWith("#") || target.matches("[a-z]+:.*")) {
      return target;
    }
    MarkdownPage.Link link = MarkdownPage.Link.of(target);
    String path = from.resolve(link.path());
    String anchor = link.anchor().isEmpty() ? "" : "#" + link.anchor();
    if (path.endsWith(".md")) {
      return relative(from, ofPage(path)) + anchor;
    }
    return isImage(path) ? relative(from, path) : SOURCES + path;
  }

  /** Whether the site has a copy of the file itself. */
  static boolean isImage(String path) {
    return path.endsWith(".svg") && Files.exists(Repository.ROOT.resolve(path));
  }

  /** The way from a page's file to another file of the site. */
  static String relative(MarkdownPage from, String to) {
    Path folder = Path.of("/" + from.path()).getParent();
    return folder.relativize(Path.of("/" + to)).toString().replace('\\', '/');
  }
}
