package io.jwtgate.internal.jose;

import java.util.Arrays;
import java.util.Optional;

/**
 * A compact token (RFC 7515 section 7.1) whose signature is not checked yet. What it says of itself
 * is called <em>claimed</em>.
 */
public final class UnverifiedJws {
  private static final String NOT_THREE = "not three segments";
  private static final StrictJson JSON = new StrictJson(JsonLimits.DEFAULT);

  private final String headerSegment;
  private final byte[] signingInput;
  private final byte[] signature;
  private final JoseHeader claimedHeader;
  private final JsonObject claimedClaims;

  private UnverifiedJws(String compact, int firstDot, int secondDot, HeaderCache cache) {
    byte[] octets = Base64Url.octets(compact);
    this.headerSegment = compact.substring(0, firstDot);
    // The cheaper check first, so that text that is not base64url is never parsed as JSON.
    byte[] payload = Base64Url.decode(octets, firstDot + 1, secondDot);
    this.signature = Base64Url.decode(octets, secondDot + 1, octets.length);
    this.signingInput = Arrays.copyOf(octets, secondDot);
    this.claimedHeader =
        cache
            .read(headerSegment)
            .orElseGet(() -> new JoseHeader(JSON.object(Base64Url.decode(octets, 0, firstDot))));
    this.claimedClaims = JSON.object(payload);
  }

  /**
   * Parses a token, strictly.
   *
   * @param cache headers that need not be read again
   * @throws MalformedJwsException if it is not three segments of canonical base64url with a header
   *     and a JSON object
   */
  public static UnverifiedJws parse(String compact, HeaderCache cache) {
    int firstDot = compact.indexOf('.');
    int secondDot = compact.indexOf('.', firstDot + 1);
    if (firstDot < 0 || secondDot < 0) {
      throw new MalformedJwsException(NOT_THREE);
    }
    if (compact.indexOf('.', secondDot + 1) >= 0) {
      throw moreThanThreeSegments(compact, secondDot);
    }
    try {
      return new UnverifiedJws(compact, firstDot, secondDot, cache);
    } catch (JsonRejectedException malformed) {
      throw new MalformedJwsException(malformed.getMessage());
    }
  }

  /** Five segments are an encrypted token (RFC 7516 section 9); any other count is malformed. */
  private static MalformedJwsException moreThanThreeSegments(String compact, int secondDot) {
    int thirdDot = compact.indexOf('.', secondDot + 1);
    int fourthDot = compact.indexOf('.', thirdDot + 1);
    boolean five = fourthDot >= 0 && compact.indexOf('.', fourthDot + 1) < 0;
    return five ? MalformedJwsException.encrypted() : new MalformedJwsException(NOT_THREE);
  }

  public JoseHeader claimedHeader() {
    return claimedHeader;
  }

  public JsonObject claimedClaims() {
    return claimedClaims;
  }

  /** {@code iss}; empty if it is missing or not a string. */
  public Optional<String> claimedIssuer() {
    return claimedClaims.get("iss").filter(String.class::isInstance).map(String.class::cast);
  }

  public String headerSegment() {
    return headerSegment;
  }

  /** What the signature is made over (RFC 7515 section 5.1). Not a copy. */
  public byte[] signingInput() {
    return signingInput;
  }

  /** The signature, decoded. Not a copy. */
  public byte[] signature() {
    return signature;
  }
}
