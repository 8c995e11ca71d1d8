package io.jwtgate.internal.jose;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;

/**
 * Reads one JSON object strictly (RFC 8259): no duplicate name at any depth, nothing after the
 * closing brace, no extension of the grammar, bounded depth, width and numbers. The result is
 * immutable: String, Long, BigInteger, BigDecimal, Boolean, null, List and Map.
 */
public final class StrictJson {
  private final JsonLimits limits;
  private final boolean keepsRest;
  private final JsonFactory factory;

  /** Reads within these limits. */
  public StrictJson(JsonLimits limits) {
    this(limits, false);
  }

  private StrictJson(JsonLimits limits, boolean keepsRest) {
    this.limits = limits;
    this.keepsRest = keepsRest;
    this.factory =
        JsonFactories.builder()
            // The symbol table would keep names out of tokens that nobody has verified.
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
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
    String text = StrictUtf8.decode(utf8);
    try (JsonParser parser = factory.createParser(text)) {
      return new JsonObject(new JsonReader(parser, limits, keepsRest, text).onlyObject());
    } catch (IOException | NumberFormatException notJson) {
      throw new JsonRejectedException("not strict JSON");
    }
  }
}
