package io.jwtgate.internal.jose;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;

/** Writes JSON without white space (RFC 8259), members in the order of the map. */
public final class JsonText {
  private static final JsonFactory FACTORY = JsonFactories.builder().build();

  private JsonText() {}

  /**
   * The text of an object.
   *
   * @throws IllegalArgumentException if a value is none of String, Boolean, Integer, Long,
   *     BigInteger, BigDecimal, null, Collection and Map with String keys
   */
  public static String of(Map<String, ?> object) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      writeObject(json, object);
    } catch (IOException impossible) {
      throw new UncheckedIOException("a string can be written to", impossible);
    }
    return text.toString();
  }

  private static void writeObject(JsonGenerator json, Map<?, ?> object) throws IOException {
    json.writeStartObject();
    for (Map.Entry<?, ?> member : object.entrySet()) {
      json.writeFieldName(nameOf(member.getKey()));
      writeValue(json, member.getValue());
    }
    json.writeEndObject();
  }

  private static void writeArray(JsonGenerator json, Collection<?> array) throws IOException {
    json.writeStartArray();
    for (Object element : array) {
      writeValue(json, element);
    }
    json.writeEndArray();
  }

  private static void writeValue(JsonGenerator json, Object value) throws IOException {
    if (value instanceof Map<?, ?> object) {
      writeObject(json, object);
    } else if (value instanceof Collection<?> array) {
      writeArray(json, array);
    } else if (value instanceof String text) {
      json.writeString(wellFormed(text));
    } else if (value instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else if (isNumber(value)) {
      json.writeNumber(value.toString());
    } else if (value == null) {
      json.writeNull();
    } else {
      throw new IllegalArgumentException(value.getClass().getName() + " has no form in JSON");
    }
  }

  private static boolean isNumber(Object value) {
    return value instanceof Integer
        || value instanceof Long
        || value instanceof BigInteger
        || value instanceof BigDecimal;
  }

  private static String nameOf(Object key) {
    if (key instanceof String name) {
      return wellFormed(name);
    }
    throw new IllegalArgumentException("a member's name is a string");
  }

  /** What the strict reader would reject must not be written. */
  private static String wellFormed(String text) {
    if (!StrictUtf8.isWellFormed(text)) {
      throw new IllegalArgumentException("a lone surrogate has no form in UTF-8");
    }
    return text;
  }
}
