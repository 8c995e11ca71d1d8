package io.jwtgate;

/**
 * A token is refused. The message is fixed and holds nothing of the token; there is no stack trace
 * and no cause, so a flood of bad tokens stays cheap.
 */
public final class TokenRejectedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final RejectionReason reason;
  private final String detail;

  public TokenRejectedException(RejectionReason reason) {
    this(reason, reason.description());
  }

  TokenRejectedException(RejectionReason reason, String detail) {
    super(reason.description(), null, false, false);
    this.reason = reason;
    this.detail = detail;
  }

  /** What exactly was wrong, for an operator: a fixed text too. */
  String detail() {
    return detail;
  }

  public RejectionReason reason() {
    return reason;
  }
}
