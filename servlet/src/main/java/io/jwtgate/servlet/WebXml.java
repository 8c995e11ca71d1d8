package io.jwtgate.servlet;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * What an application's web.xml says and the servlet API does not. It is read for warnings alone,
 * so one that can't be read is passed over.
 */
record WebXml(List<Element> filters, List<String> constrained) {
  private static final String PLACE = "/WEB-INF/web.xml";
  private static final String NO_EXTERNAL_DTD =
      "http://apache.org/xml/features/nonvalidating/load-external-dtd";

  static WebXml of(ServletContext context) {
    try (InputStream file = context.getResourceAsStream(PLACE)) {
      return file == null ? new WebXml(List.of(), List.of()) : of(parse(file));
    } catch (IOException | ParserConfigurationException | SAXException | RuntimeException unread) {
      return new WebXml(List.of(), List.of());
    }
  }

  private static Document parse(InputStream file)
      throws IOException, ParserConfigurationException, SAXException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature(NO_EXTERNAL_DTD, false);
    var parser = factory.newDocumentBuilder();
    parser.setEntityResolver((name, address) -> new InputSource(InputStream.nullInputStream()));
    return parser.parse(file);
  }

  private static WebXml of(Document xml) {
    return new WebXml(
        elements(xml.getElementsByTagNameNS("*", "filter")).toList(),
        elements(xml.getElementsByTagNameNS("*", "web-resource-collection"))
            .flatMap(resources -> texts(resources, "url-pattern"))
            .toList());
  }

  private static Stream<Element> elements(NodeList nodes) {
    return IntStream.range(0, nodes.getLength()).mapToObj(at -> (Element) nodes.item(at));
  }

  private static Stream<String> texts(Element within, String name) {
    return elements(within.getElementsByTagNameNS("*", name))
        .map(it -> it.getTextContent().strip());
  }

  /** The names of our filters that are declared without async support. */
  List<String> filtersWithoutAsync() {
    return filters.stream()
        .filter(it -> texts(it, "filter-class").anyMatch(JwtFilter.class.getName()::equals))
        .filter(it -> texts(it, "async-supported").noneMatch("true"::equals))
        .flatMap(it -> texts(it, "filter-name"))
        .toList();
  }

  /** Paths that the container guards without the slash at their end. */
  List<String> constraintsWithoutSlash() {
    return constrained.stream()
        .filter(path -> new UrlPattern(path).isExact() && !path.endsWith("/"))
        .filter(path -> !constrained.contains(path + '/') && !constrained.contains(path + "/*"))
        .toList();
  }

  void warn(System.Logger log) {
    for (String filter : filtersWithoutAsync()) {
      log.log(
          Level.WARNING,
          "async-supported: the JwtFilter ''{0}'' is declared without it, so the first startAsync"
              + " behind it fails; write <async-supported>true</async-supported>",
          filter);
    }
    for (String path : constraintsWithoutSlash()) {
      log.log(
          Level.WARNING,
          "security-constraint: the server guards {0} and not {0}/, which a resource answers as"
              + " well; write {0}/* beside it",
          path);
    }
  }
}
