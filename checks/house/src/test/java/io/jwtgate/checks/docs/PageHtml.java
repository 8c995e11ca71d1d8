package io.jwtgate.checks.docs;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;

/** The content of a page as HTML. */
final class PageHtml {
  private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
  private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
  private static final TextContentRenderer TEXT = TextContentRenderer.builder().build();

  private final MarkdownPage page;

  PageHtml(MarkdownPage page) {
    this.page = page;
  }

  String render() {
    HtmlRenderer renderer =
        HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .attributeProviderFactory(any -> new Attributes(page, new HashMap<>()))
            .build();
    return scrollable(renderer.render(PARSER.parse(page.text())));
  }

  /** Wide tables and blocks scroll by themselves, and not the page. */
  private static String scrollable(String html) {
    return html.replace("<table>", "<div class=\"wide\" tabindex=\"0\"><table>")
        .replace("</table>", "</table></div>")
        .replace("<pre>", "<pre tabindex=\"0\">");
  }

  /** The first heading, as text. */
  static String title(MarkdownPage page) {
    Node first = PARSER.parse(page.text()).getFirstChild();
    return first instanceof Heading ? TEXT.render(first).strip() : page.path();
  }

  /** Gives headings their anchors, and leads links to the pages of the site. */
  private record Attributes(MarkdownPage page, Map<String, Integer> times)
      implements AttributeProvider {
    private static final Pattern MARKS = Pattern.compile("^#+ |`");

    @Override
    public void setAttributes(Node node, String tag, Map<String, String> attributes) {
      if (node instanceof Heading) {
        String text = MARKS.matcher(TEXT.render(node).strip()).replaceAll("");
        attributes.put("id", MarkdownPage.unique(MarkdownPage.anchor(text), times));
      } else if (node instanceof Link link) {
        attributes.put("href", SiteAddress.link(page, link.getDestination()));
      } else if (node instanceof Image image) {
        attributes.put("src", SiteAddress.link(page, image.getDestination()));
      }
    }
  }
}
