package io.jwtgate.session.issue;

import io.jwtgate.internal.jose.Base64Url;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * What a JWKS endpoint answers (RFC 7517 section 8.5).
 *
 * @param json the JWK set: public members only
 * @param maxAge how long others may keep it
 */
public record PublishedKeys(String json, Duration maxAge) {
  /** The media type of the answer. */
  public static final String MEDIA_TYPE = "application/jwk-set+json";

  /** The value of {@code ETag}: the same on all nodes that publish the same keys. */
  public String entityTag() {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      byte[] digest = sha256.digest(json.getBytes(StandardCharsets.UTF_8));
      return '"' + Base64Url.encode(digest) + '"';
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }

  /**
   * Whether a request names this very set, so that 304 is the answer (RFC 9110 section 13.1.2).
   *
   * @param ifNoneMatch the field lines of {@code If-None-Match}; empty for none
   */
  public boolean isNamedBy(List<String> ifNoneMatch) {
    String own = entityTag();
    return ifNoneMatch.stream()
        .flatMap(field -> Arrays.stream(field.split(",", -1)))
        .map(String::strip)
        .anyMatch(tag -> tag.equals("*") || tag.equals(own) || tag.equals("W/" + own));
  }

  /** The value of {@code Cache-Control}. */
  public String cacheControl() {
    return "public, max-age=" + maxAge.toSeconds();
  }
}
