package io.jwtgate.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The settings in a web.xml: init-params of the first JwtFilter, and context-params. */
final class WebXmlFile {
  private static final String FILTER = "io.jwtgate.servlet.JwtFilter";

  private WebXmlFile() {}

  /**
   * @throws IOException if it can't be read
   * @throws ConfigurationException if it is no XML
   */
  static List<SettingSource> sources(Path file) throws IOException {
    Element web = parsed(file);
    List<SettingSource> sources = new ArrayList<>();
    for (Element filter : children(web, "filter")) {
      if (text(filter, "filter-class").equals(FILTER) && sources.isEmpty()) {
        sources.add(SettingSource.initParams(params(filter, "init-param")));
      }
    }
    sources.add(SettingSource.of("context-param", params(web, "context-param")));
    return sources;
  }

  /** Without document types, so that a file leads to no other one. */
  private static Element parsed(Path file) throws IOException {
    try (InputStream content = Files.newInputStream(file)) {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setNamespaceAware(true);
      return factory.newDocumentBuilder().parse(content).getDocumentElement();
    } catch (ParserConfigurationException | SAXException malformed) {
      throw new ConfigurationException(file.toString(), "is no XML that can be read");
    }
  }

  private static Map<String, String> params(Element parent, String tag) {
    Map<String, String> params = new TreeMap<>();
    for (Element param : children(parent, tag)) {
      params.put(text(param, "param-name"), text(param, "param-value"));
    }
    return params;
  }

  private static String text(Element parent, String tag) {
    List<Element> found = children(parent, tag);
    return found.isEmpty() ? "" : found.get(0).getTextContent().strip();
  }

  private static List<Element> children(Element parent, String tag) {
    List<Element> children = new ArrayList<>();
    NodeList nodes = parent.getChildNodes();
    for (int i = 0; i < nodes.getLength(); i++) {
      if (nodes.item(i) instanceof Element element && tag.equals(element.getLocalName())) {
        children.add(element);
      }
    }
    return children;
  }
}
