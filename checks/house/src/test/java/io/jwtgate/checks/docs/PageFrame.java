package io.jwtgate.checks.docs;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What stands around each page: head, the list of all pages, and the page's own headings.
 *
 * @param index the page that lists all others, by groups
 * @param hasApi whether the site has the Java API
 */
record PageFrame(MarkdownPage index, boolean hasApi) {
  private static final Pattern GROUP = Pattern.compile("(?m)^## (.+)\n\n((?:- .*\n?)+)");
  private static final Pattern ENTRY = Pattern.compile("(?m)^- \\[([^]]+)]\\(([^)]+)\\)");
  private static final Pattern SECTION = Pattern.compile("<h2 id=\"([^\"]+)\">(.*?)</h2>");

  String around(MarkdownPage page, String content) {
    String title = PageHtml.title(page);
    return """
    <!doctype html>
    <html lang="en">
    <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>%s</title>
      <link rel="icon" href="%s" type="image/svg+xml">
      <link rel="stylesheet" href="%s">
    </head>
    <body>
      <a class="skip" href="#content">Skip to the content</a>
      <header class="top">
        <a class="home" href="%s"><img src="%s" alt="" width="36" height="36"> JwtGate</a>
        <nav aria-label="Site">%s</nav>
      </header>
      <div class="columns">
        <nav class="pages" aria-label="All pages">%s</nav>
        <main id="content">%s</main>
        %s
      </div>
    </body>
    </html>
    """
        .formatted(
            title.equals("JwtGate") ? title : title + " · JwtGate",
            to(page, "assets/icon.svg"),
            to(page, "assets/site.css"),
            to(page, "index.html"),
            to(page, "assets/icon.svg"),
            site(page),
            pages(page),
            content,
            sections(content));
  }

  private static String to(MarkdownPage page, String file) {
    return SiteAddress.relative(page, file);
  }

  private String site(MarkdownPage page) {
    String docs = anchor(to(page, "docs/index.html"), "Documentation", false);
    return hasApi ? docs + anchor(to(page, "api/index.html"), "Java API", false) : docs;
  }

  private String pages(MarkdownPage page) {
    return GROUP
        .matcher(index.text())
        .results()
        .map(
            group ->
                "<h2>" + group.group(1) + "</h2><ul>" + entries(page, group.group(2)) + "</ul>")
        .collect(Collectors.joining());
  }

  private String entries(MarkdownPage page, String list) {
    return ENTRY
        .matcher(list)
        .results()
        .map(entry -> entry(page, entry.group(1), entry.group(2)))
        .collect(Collectors.joining());
  }

  private String entry(MarkdownPage page, String name, String target) {
    String path = index.resolve(MarkdownPage.Link.of(target).path());
    String link = to(page, SiteAddress.ofPage(path));
    return "<li>" + anchor(link, name, path.equals(page.path())) + "</li>";
  }

  private static String anchor(String link, String name, boolean current) {
    return "<a href=\"%s\"%s>%s</a>".formatted(link, current ? " aria-current=\"page\"" : "", name);
  }

  private static String sections(String content) {
    Matcher found = SECTION.matcher(content);
    List<String> links =
        found
            .results()
            .map(each -> "<li><a href=\"#" + each.group(1) + "\">" + each.group(2) + "</a></li>")
            .toList();
    return links.size() < 2
        ? ""
        : "<nav class=\"sections\" aria-label=\"On this page\"><h2>On this page</h2><ul>"
            + String.join("", links)
            + "</ul></nav>";
  }
}
