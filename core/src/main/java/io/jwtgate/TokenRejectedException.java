package io.jwtgate;

/**
 * A token is rejected. The message is fixed and holds nothing of the token; there is no stack trace
 * and no cause, so a flood of invalid tokens stays cheap.
 */
public final class TokenRejectedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final RejectionReason reason;
  private final String detail;

  public TokenRejectedException(RejectionReason reason) {
    this(reason, reason.description());
  }

  /**
   * @param detail what exactly was wrong, for the log: a fixed text, or the name of a claim that
   *     the deployer wrote, or how far a verified token's time is off
   */
  TokenRejectedException(RejectionReason reason, String detail) {
    super(reason.description(), null, false, false);
    this.reason = reason;
    this.detail = detail;
  }

  /** What exactly was wrong, for an operator's log and not for the client. */
  public String detail() {
    return detail;
  }

  public RejectionReason reason() {
    return reason;
  }
}
