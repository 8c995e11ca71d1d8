package io.jwtgate.internal.jose;

/**
 * How large a JSON text may be inside.
 *
 * @param depth levels of objects and arrays
 * @param members members of one object
 * @param numberLength characters of one number
 */
public record JsonLimits(int depth, int members, int numberLength) {
  /** What a token, a key set or a metadata document of good will stays far under. */
  public static final JsonLimits DEFAULT = new JsonLimits(16, 256, 32);
}
