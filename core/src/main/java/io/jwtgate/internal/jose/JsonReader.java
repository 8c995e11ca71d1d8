package io.jwtgate.internal.jose;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one text as {@link StrictJson} has it. Used once. */
final class JsonReader {
  /** An exponent beyond this makes later arithmetic with the number a way to burn time. */
  private static final int MAX_SCALE = 400;

  private final JsonParser parser;
  private final JsonLimits limits;
  private final boolean keepsRest;
  private final boolean mayHoldLoneSurrogates;

  /**
   * @param text what the parser reads, from well-formed UTF-8
   */
  JsonReader(JsonParser parser, JsonLimits limits, boolean keepsRest, String text) {
    this.parser = parser;
    this.limits = limits;
    this.keepsRest = keepsRest;
    // Only an escape can bring one past the decoder.
    this.mayHoldLoneSurrogates = text.indexOf('\\') >= 0;
  }

  /** The object that the text holds, and nothing after it. */
  Map<String, Object> onlyObject() throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new JsonRejectedException("not a JSON object");
    }
    Map<String, Object> object = readObject();
    if (object == null) {
      throw new JsonRejectedException("a name stands twice");
    }
    if (parser.nextToken() != null) {
      throw new JsonRejectedException("text after the JSON object");
    }
    return object;
  }

  /** The object; null if it has a name twice and only it is to suffer from that. */
  private Map<String, Object> readObject() throws IOException {
    Map<String, Object> members = new LinkedHashMap<>();
    boolean twice = false;
    String name = parser.nextFieldName();
    while (name != null) {
      Object value = readValue(parser.nextToken());
      int before = members.size();
      members.put(wellFormed(name), value);
      twice |= members.size() == before;
      if (twice && !keepsRest) {
        throw new JsonRejectedException("a name stands twice");
      }
      if (members.size() > limits.members()) {
        throw new JsonRejectedException("too many members");
      }
      name = parser.nextFieldName();
    }
    return twice ? null : compact(members);
  }

  /** For long keeping: claims stay in a cache, and an issuer's user may have shaped them. */
  private static Map<String, Object> compact(Map<String, Object> members) {
    if (members.isEmpty()) {
      return FewMembers.NONE;
    }
    return members.size() <= FewMembers.MOST
        ? new FewMembers(members)
        : Collections.unmodifiableMap(members);
  }

  private static List<Object> compact(List<Object> elements) {
    return elements.isEmpty()
        ? Collections.emptyList()
        : Collections.unmodifiableList(Arrays.asList(elements.toArray()));
  }

  private List<Object> readArray() throws IOException {
    List<Object> elements = new ArrayList<>();
    JsonToken token = parser.nextToken();
    while (token != JsonToken.END_ARRAY) {
      elements.add(readValue(token));
      token = parser.nextToken();
    }
    return compact(elements);
  }

  private Object readValue(JsonToken token) throws IOException {
    return switch (token) {
      case VALUE_STRING -> wellFormed(parser.getText());
      case VALUE_NUMBER_INT -> readInteger();
      case VALUE_NUMBER_FLOAT -> readFraction();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      case START_OBJECT -> readObject();
      case START_ARRAY -> readArray();
      default -> throw new JsonRejectedException("not strict JSON");
    };
  }

  private Object readInteger() throws IOException {
    return switch (parser.getNumberType()) {
      case INT, LONG -> parser.getLongValue();
      default -> parser.getBigIntegerValue();
    };
  }

  private BigDecimal readFraction() throws IOException {
    if (parser.getTextLength() > limits.numberLength()) {
      throw new JsonRejectedException("a number is too long");
    }
    BigDecimal number = new BigDecimal(parser.getText());
    if (Math.abs((long) number.scale()) > MAX_SCALE) {
      throw new JsonRejectedException("a number is out of range");
    }
    return number;
  }

  private String wellFormed(String text) {
    if (mayHoldLoneSurrogates && !StrictUtf8.isWellFormed(text)) {
      throw new JsonRejectedException("a lone surrogate");
    }
    return text;
  }
}
