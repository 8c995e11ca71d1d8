package io.jwtgate;

/**
 * A token is rejected. The message is fixed and holds nothing of the token; there is no stack trace
 * and no cause, so a flood of invalid tokens stays cheap.
 */
public final class TokenRejectedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final RejectionReason reason;

  public TokenRejectedException(RejectionReason reason) {
    super(reason.description(), null, false, false);
    this.reason = reason;
  }

  public RejectionReason reason() {
    return reason;
  }
}
