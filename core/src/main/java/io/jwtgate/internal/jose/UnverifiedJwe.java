package io.jwtgate.internal.jose;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An encrypted token in compact form (RFC 7516 section 7.1), of which nothing is decrypted yet.
 * Parameters of the header that bring a key, or say where one is, are never read.
 */
public final class UnverifiedJwe {
  private static final StrictJson JSON = new StrictJson(JsonLimits.DEFAULT);
  private static final Pattern DOT = Pattern.compile("\\.");
  private static final int SEGMENTS = 5;

  /** What would change how the content is read, or how much work that is. */
  private static final List<String> UNSUPPORTED = List.of("crit", "zip", "p2c", "p2s", "b64");

  private final byte[] additionalData;
  private final JoseHeader header;
  private final byte[] encryptedKey;
  private final byte[] initializationVector;
  private final byte[] ciphertext;
  private final byte[] authenticationTag;

  private UnverifiedJwe(String[] segments) {
    this.additionalData = Base64Url.octets(segments[0]);
    // Of ECDH-ES alone there is none, and only this segment may be empty.
    this.encryptedKey = segments[1].isEmpty() ? new byte[0] : Base64Url.decode(segments[1]);
    this.initializationVector = Base64Url.decode(segments[2]);
    this.ciphertext = Base64Url.decode(segments[3]);
    this.authenticationTag = Base64Url.decode(segments[4]);
    this.header = new JoseHeader(JSON.object(Base64Url.decode(segments[0])));
  }

  /** Whether a text has five segments, whatever they hold (RFC 7516 section 9). */
  public static boolean hasForm(String compact) {
    int dots = 0;
    for (int dot = compact.indexOf('.'); dot >= 0; dot = compact.indexOf('.', dot + 1)) {
      dots++;
    }
    return dots == SEGMENTS - 1;
  }

  /**
   * Parses an encrypted token, strictly.
   *
   * @throws MalformedJwsException if it is not five segments of canonical base64url with a header
   */
  public static UnverifiedJwe parse(String compact) {
    if (!hasForm(compact)) {
      throw new MalformedJwsException("not five segments");
    }
    try {
      return new UnverifiedJwe(DOT.split(compact, -1));
    } catch (JsonRejectedException malformed) {
      throw new MalformedJwsException(malformed.getMessage());
    }
  }

  /** The protected header, which is the only one that a compact token has. */
  public JoseHeader header() {
    return header;
  }

  /** {@code alg}, if it is a string. */
  public Optional<String> algorithm() {
    return text("alg");
  }

  /** {@code enc}, if it is a string. */
  public Optional<String> encryption() {
    return text("enc");
  }

  private Optional<String> text(String name) {
    return header.parameters().get(name).filter(String.class::isInstance).map(String.class::cast);
  }

  /** Whether the header has a parameter that is never followed. */
  public boolean asksForUnsupported() {
    return UNSUPPORTED.stream().anyMatch(header::has);
  }

  /** What the tag is made over beside the content (RFC 7516 section 5.1). Not a copy. */
  public byte[] additionalData() {
    return additionalData;
  }

  /** Empty where the key is agreed upon. Not a copy. */
  public byte[] encryptedKey() {
    return encryptedKey;
  }

  public byte[] initializationVector() {
    return initializationVector;
  }

  public byte[] ciphertext() {
    return ciphertext;
  }

  public byte[] authenticationTag() {
    return authenticationTag;
  }
}
