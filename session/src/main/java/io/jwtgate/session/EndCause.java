package io.jwtgate.session;

/**
 * Why a session ends, for listeners.
 *
 * @param code a fixed word
 * @param address who asked; empty where nobody did or it is not known
 */
public record EndCause(String code, String address) {
  static final EndCause LOGOUT = new EndCause("logout", "");
  static final EndCause REUSED = new EndCause("reused", "");
  static final EndCause ACCOUNT_GONE = new EndCause("account_gone", "");

  /** An end of all sessions came while it was started. */
  public static final EndCause OVERTAKEN = new EndCause("overtaken", "");

  static final EndCause TOO_MANY = new EndCause("too_many", "");
  static final EndCause ALL = new EndCause("all", "");
  static final EndCause OTHERS = new EndCause("others", "");
  static final EndCause CHOSEN = new EndCause("chosen", "");

  /** Its tokens could not be sent to the client. */
  public static final EndCause UNDELIVERED = new EndCause("undelivered", "");

  EndCause from(String source) {
    return new EndCause(code, source);
  }
}
