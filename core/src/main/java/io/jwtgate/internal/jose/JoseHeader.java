package io.jwtgate.internal.jose;

import io.jwtgate.jose.SignatureAlgorithm;
import java.util.Locale;
import java.util.Optional;

/**
 * A token's header (RFC 7515 section 4): well-formed, and not verified. Immutable, so that tokens
 * with the same header can share it.
 */
public final class JoseHeader {
  private static final int MAX_KEY_ID_LENGTH = 256;

  private final JsonObject parameters;
  private final Optional<SignatureAlgorithm> algorithm;
  private final Optional<String> keyId;
  private final Optional<String> certificateThumbprint;
  private final Optional<String> type;
  private final Optional<String> mediaType;
  private final Optional<String> contentMediaType;

  /**
   * @throws MalformedJwsException if {@code typ}, {@code cty} or {@code kid} is not a string, or
   *     the last not one of up to 256 characters without controls; an empty one counts as absent
   */
  JoseHeader(JsonObject parameters) {
    this.parameters = parameters;
    this.algorithm = parameters.get("alg").flatMap(JoseHeader::algorithm);
    this.keyId = text(parameters, "kid").filter(name -> !name.isEmpty());
    this.certificateThumbprint =
        thumbprint(parameters, "x5t#S256").or(() -> thumbprint(parameters, "x5t"));
    this.type = text(parameters, "typ");
    this.mediaType = type.map(JoseHeader::mediaType);
    this.contentMediaType = text(parameters, "cty").map(JoseHeader::mediaType);
    if (keyId.isPresent() && !isKeyId(keyId.get())) {
      throw malformed("kid");
    }
  }

  private static Optional<SignatureAlgorithm> algorithm(Object value) {
    return value instanceof String name ? SignatureAlgorithm.named(name) : Optional.empty();
  }

  private static Optional<String> text(JsonObject parameters, String name) {
    Object value = parameters.get(name).orElse(null);
    if (value instanceof String text) {
      return Optional.of(text);
    }
    if (parameters.has(name)) {
      throw malformed(name);
    }
    return Optional.empty();
  }

  /** A value of another form names no certificate, and is ignored. */
  private static Optional<String> thumbprint(JsonObject parameters, String name) {
    return parameters
        .get(name)
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .filter(text -> !text.isEmpty());
  }

  private static MalformedJwsException malformed(String parameter) {
    return new MalformedJwsException("the header's " + parameter + " has the wrong form");
  }

  private static boolean isKeyId(String text) {
    return text.length() <= MAX_KEY_ID_LENGTH && text.chars().noneMatch(Character::isISOControl);
  }

  /** Lower case, and without {@code application/}, which may be left out (section 4.1.9). */
  public static String mediaType(String type) {
    String lower = type.toLowerCase(Locale.ROOT);
    String prefix = "application/";
    return lower.startsWith(prefix) ? lower.substring(prefix.length()) : lower;
  }

  public JsonObject parameters() {
    return parameters;
  }

  public boolean has(String name) {
    return parameters.has(name);
  }

  /** {@code alg}; empty if it is missing or none of those that exist here. */
  public Optional<SignatureAlgorithm> algorithm() {
    return algorithm;
  }

  /** {@code kid}. It is only ever an exact map key. */
  public Optional<String> keyId() {
    return keyId;
  }

  /** {@code x5t#S256}, or else {@code x5t}. It only ever picks among trusted keys. */
  public Optional<String> certificateThumbprint() {
    return certificateThumbprint;
  }

  /** {@code typ}, as it was sent. */
  public Optional<String> type() {
    return type;
  }

  /** {@code typ}, to be compared. */
  public Optional<String> mediaType() {
    return mediaType;
  }

  /** Whether the payload is a token itself (RFC 7519 section 5.2). */
  public boolean isNested() {
    return contentMediaType.filter("jwt"::equals).isPresent();
  }
}
