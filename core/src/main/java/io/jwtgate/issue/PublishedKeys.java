package io.jwtgate.issue;

import java.time.Duration;

/**
 * What a JWKS endpoint answers (RFC 7517 section 8.5).
 *
 * @param json the JWK set: public members only
 * @param maxAge how long others may keep it
 */
public record PublishedKeys(String json, Duration maxAge) {
  /** The media type of the answer. */
  public static final String MEDIA_TYPE = "application/jwk-set+json";

  /** The value of {@code Cache-Control}. */
  public String cacheControl() {
    return "public, max-age=" + maxAge.toSeconds();
  }
}
