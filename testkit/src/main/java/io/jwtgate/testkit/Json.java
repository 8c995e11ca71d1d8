package io.jwtgate.testkit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Map;

/** Writes plain Java values as JSON; an {@link Instant} becomes a NumericDate in whole seconds. */
final class Json {
  private static final JsonFactory FACTORY = new JsonFactory();

  private Json() {}

  static String write(Object value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = FACTORY.createGenerator(text)) {
      write(value, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void write(Object value, JsonGenerator out) throws IOException {
    if (value instanceof Map<?, ?> members) {
      writeObject(members, out);
    } else if (value instanceof Jwk jwk) {
      writeObject(jwk.members(), out);
    } else if (value instanceof Iterable<?> elements) {
      writeArray(elements, out);
    } else if (value instanceof Number number) {
      writeNumber(number, out);
    } else {
      writeScalar(value, out);
    }
  }

  private static void writeObject(Map<?, ?> members, JsonGenerator out) throws IOException {
    out.writeStartObject();
    for (Map.Entry<?, ?> member : members.entrySet()) {
      out.writeFieldName((String) member.getKey());
      write(member.getValue(), out);
    }
    out.writeEndObject();
  }

  private static void writeArray(Iterable<?> elements, JsonGenerator out) throws IOException {
    out.writeStartArray();
    for (Object element : elements) {
      write(element, out);
    }
    out.writeEndArray();
  }

  private static void writeNumber(Number number, JsonGenerator out) throws IOException {
    if (number instanceof BigInteger integer) {
      out.writeNumber(integer);
    } else if (number instanceof BigDecimal decimal) {
      out.writeNumber(decimal);
    } else if (number instanceof Double || number instanceof Float) {
      out.writeNumber(number.doubleValue());
    } else {
      out.writeNumber(number.longValue());
    }
  }

  private static void writeScalar(Object value, JsonGenerator out) throws IOException {
    if (value == null) {
      out.writeNull();
    } else if (value instanceof Boolean bool) {
      out.writeBoolean(bool);
    } else if (value instanceof Instant moment) {
      out.writeNumber(moment.getEpochSecond());
    } else if (value instanceof String text) {
      out.writeString(text);
    } else {
      throw new IllegalArgumentException("not a JSON value: " + value.getClass().getName());
    }
  }
}
