package io.jwtgate.internal.jose;

/**
 * A text is no JWS in compact form (RFC 7515 section 7.1). The message is a fixed text and holds
 * nothing of it; there is no stack trace, so a flood stays cheap.
 */
public final class MalformedJwsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean encrypted;

  private MalformedJwsException(String message, boolean encrypted) {
    super(message, null, false, false);
    this.encrypted = encrypted;
  }

  /**
   * @param message what is wrong, as a fixed text
   */
  public MalformedJwsException(String message) {
    this(message, false);
  }

  /** Five segments are a JWE (RFC 7516 section 9). */
  public static MalformedJwsException encrypted() {
    return new MalformedJwsException("five segments: an encrypted token", true);
  }

  /** Whether it is a JWE. */
  public boolean isEncrypted() {
    return encrypted;
  }
}
