package io.jwtgate.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * A properties file of settings alone, in UTF-8. What {@link Properties} would pass over without a
 * word is rejected: a name that stands twice, and one that is none of ours.
 */
final class PropertiesFile {
  private PropertiesFile() {}

  /**
   * @param place how messages name the file
   * @throws IOException if it can't be read, or is not UTF-8
   * @throws ConfigurationException if a line can't be meant so
   */
  static Map<String, String> read(String place, InputStream file) throws IOException {
    Once properties = new Once(place);
    try {
      properties.load(new StringReader(text(file)));
    } catch (ConfigurationException named) {
      throw named;
    } catch (IllegalArgumentException malformed) {
      throw new ConfigurationException(place, "write two backslashes where one is meant");
    }
    Map<String, String> values = new TreeMap<>();
    properties.stringPropertyNames().forEach(it -> values.put(it, properties.getProperty(it)));
    return values;
  }

  /** Without the byte order mark that some editors write, which would become part of a name. */
  private static String text(InputStream file) throws IOException {
    String text =
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file.readAllBytes())).toString();
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  private static final class Once extends Properties {
    private static final long serialVersionUID = 1;

    private final String place;

    Once(String place) {
      this.place = place;
    }

    @Override
    public synchronized Object put(Object key, Object value) {
      String name = key.toString();
      if (!name.startsWith(Setting.PREFIX)) {
        String advice = "no such setting (%s); each name there begins with jwtgate.";
        throw new ConfigurationException(name, advice.formatted(place));
      }
      if (containsKey(key)) {
        throw new ConfigurationException(name, "stands twice in " + place + "; write it once");
      }
      return super.put(key, value);
    }
  }
}
