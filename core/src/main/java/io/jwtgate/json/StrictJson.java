package io.jwtgate.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one JSON object strictly (RFC 8259): no duplicate name at any depth, nothing after the
 * closing brace, no extension of the grammar, bounded depth, width and numbers. The result is
 * immutable: String, Long, BigInteger, BigDecimal, Boolean, null, List and Map.
 */
public final class StrictJson {
  /** An exponent beyond this makes later arithmetic with the number a way to burn time. */
  private static final int MAX_SCALE = 400;

  private final JsonLimits limits;
  private final boolean keepsRest;
  private final JsonFactory factory;

  public StrictJson(JsonLimits limits) {
    this(limits, false);
  }

  private StrictJson(JsonLimits limits, boolean keepsRest) {
    this.limits = limits;
    this.keepsRest = keepsRest;
    this.factory =
        JsonFactory.builder()
            // The symbol table would keep names out of tokens that nobody has verified.
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            // The default pool would leave buffers, and so this class, in the threads of the
            // server.
            .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(limits.depth())
                    .maxNumberLength(limits.numberLength())
                    .build())
            .build();
  }

  /**
   * A reader for documents that are read entry by entry: an object within that has a name twice is
   * read as null, and does not spoil the others.
   */
  public StrictJson keepingTheRest() {
    return new StrictJson(limits, true);
  }

  /**
   * The one object that the bytes hold.
   *
   * @throws JsonRejectedException for anything else
   */
  public JsonObject object(byte[] utf8) {
    try (JsonParser parser = factory.createParser(StrictUtf8.decode(utf8))) {
      return new JsonObject(onlyObject(parser));
    } catch (IOException | NumberFormatException notJson) {
      throw new JsonRejectedException("not strict JSON");
    }
  }

  private Map<String, Object> onlyObject(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new JsonRejectedException("not a JSON object");
    }
    Map<String, Object> object = readObject(parser);
    if (object == null) {
      throw new JsonRejectedException("a name stands twice");
    }
    if (parser.nextToken() != null) {
      throw new JsonRejectedException("text after the JSON object");
    }
    return object;
  }

  /** The object; null if it has a name twice and only it is to suffer from that. */
  private Map<String, Object> readObject(JsonParser parser) throws IOException {
    Map<String, Object> members = new LinkedHashMap<>();
    boolean twice = false;
    String name = parser.nextFieldName();
    while (name != null) {
      Object value = readValue(parser, parser.nextToken());
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
    return twice ? null : Collections.unmodifiableMap(members);
  }

  private List<Object> readArray(JsonParser parser) throws IOException {
    List<Object> elements = new ArrayList<>();
    JsonToken token = parser.nextToken();
    while (token != JsonToken.END_ARRAY) {
      elements.add(readValue(parser, token));
      token = parser.nextToken();
    }
    return Collections.unmodifiableList(elements);
  }

  private Object readValue(JsonParser parser, JsonToken token) throws IOException {
    return switch (token) {
      case VALUE_STRING -> wellFormed(parser.getText());
      case VALUE_NUMBER_INT -> readInteger(parser);
      case VALUE_NUMBER_FLOAT -> readFraction(parser);
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      case START_OBJECT -> readObject(parser);
      case START_ARRAY -> readArray(parser);
      default -> throw new JsonRejectedException("not strict JSON");
    };
  }

  private static Object readInteger(JsonParser parser) throws IOException {
    return switch (parser.getNumberType()) {
      case INT, LONG -> parser.getLongValue();
      default -> parser.getBigIntegerValue();
    };
  }

  private BigDecimal readFraction(JsonParser parser) throws IOException {
    if (parser.getTextLength() > limits.numberLength()) {
      throw new JsonRejectedException("a number is too long");
    }
    BigDecimal number = new BigDecimal(parser.getText());
    if (Math.abs((long) number.scale()) > MAX_SCALE) {
      throw new JsonRejectedException("a number is out of range");
    }
    return number;
  }

  private static String wellFormed(String text) {
    if (!StrictUtf8.isWellFormed(text)) {
      throw new JsonRejectedException("a lone surrogate");
    }
    return text;
  }
}
