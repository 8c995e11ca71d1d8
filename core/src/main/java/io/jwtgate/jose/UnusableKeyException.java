package io.jwtgate.jose;

/** Key material that must not be used. The message says why and holds nothing of the key. */
public final class UnusableKeyException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** A message that says why, without the key's material. */
  public UnusableKeyException(String message) {
    super(message);
  }
}
