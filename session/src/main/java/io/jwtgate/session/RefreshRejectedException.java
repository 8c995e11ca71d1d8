package io.jwtgate.session;

/**
 * A refresh was rejected. Unknown, expired, ended and reused tokens look the same. The client's
 * tokens must not be cleared for it: another tab may have just got new ones.
 */
public final class RefreshRejectedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What the client is told (RFC 6749 section 5.2). */
  public enum Reason {
    /** The token is not good, or not good any more. */
    INVALID_GRANT("invalid_grant"),
    /** More scopes were asked for than were granted. */
    INVALID_SCOPE("invalid_scope");

    private final String code;

    Reason(String code) {
      this.code = code;
    }

    /** The value of {@code error}. */
    public String code() {
      return code;
    }
  }

  private final Reason reason;

  RefreshRejectedException(Reason reason) {
    super("the refresh was refused: " + reason.code(), null, false, false);
    this.reason = reason;
  }

  /** Why the refresh was rejected. */
  public Reason reason() {
    return reason;
  }
}
