package io.jwtgate.internal.jose;

/**
 * Text that is not what the strict reader takes. Its message is fixed and quotes nothing of the
 * text.
 */
public final class JsonRejectedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A fixed text, without a stack trace. */
  public JsonRejectedException(String message) {
    // No cause and no stack trace: both cost time that an attacker could order, and a cause may
    // quote its input.
    super(message, null, false, false);
  }
}
