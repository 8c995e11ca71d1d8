package io.jwtgate.event;

import java.util.Objects;

/**
 * Something that an operator may want to count or to know. Its first three parts hold nothing that
 * a client chose: no token, claim, key id or address. They are what is logged.
 *
 * @param kind what happened
 * @param issuerName the deployer's label of the issuer, or the empty string where none is meant
 * @param detail a fixed code or a key's thumbprint; never null, may be empty
 * @param actor whose login or session it is about, for an audit trail; {@link Actor#UNKNOWN} where
 *     nobody is known
 */
public record SecurityEvent(Kind kind, String issuerName, String detail, Actor actor) {

  /**
   * Whose login or session an event is about. It holds no token; {@code toString} shows nothing of
   * it.
   *
   * @param subject the {@code sub}; empty where it is not known
   * @param sessionId the {@code sid}; empty for none
   * @param address whence the request came, as its client or a proxy says; empty where it is not
   *     known
   */
  public record Actor(String subject, String sessionId, String address) {
    /** Nobody that is known. */
    public static final Actor UNKNOWN = new Actor("", "", "");

    @Override
    public String toString() {
      return "Actor[]";
    }
  }

  /** An event that is about nobody in particular. */
  public SecurityEvent(Kind kind, String issuerName, String detail) {
    this(kind, issuerName, detail, Actor.UNKNOWN);
  }

  /**
   * The detail of {@link Kind#KEY_SKIPPED} for a key that is published for encryption, which is
   * usual and no alarm.
   */
  public static final String FOR_ENCRYPTION = "use is enc: it is not for signatures";

  /** The closed list of what is reported. */
  public enum Kind {
    /** A request was rejected; the detail is its reason code. */
    REQUEST_REJECTED,
    /** A key joined an issuer's set; the detail is its thumbprint. */
    KEY_ADDED,
    /** A key left an issuer's set; the detail is its thumbprint. */
    KEY_REMOVED,
    /** An entry of a published set can't be used; the detail says why. */
    KEY_SKIPPED,
    /** Keys could not be fetched; the detail is the class of the error, and may say more. */
    KEY_FETCH_FAILED,
    /**
     * A key file has changed into something that can't be used, or can't be read any more; the keys
     * that it held serve on. The detail says why.
     */
    KEY_FILE_REJECTED,
    /** An issuer published a set without a usable key: its old keys end within minutes. */
    KEYS_WITHDRAWN,
    /** Old keys serve through an outage. */
    STALE_KEYS_SERVED,
    /** A fetch was not made since its address is not allowed. */
    EGRESS_REJECTED,
    /** A login was accepted, and its tokens are on their way to the client. */
    LOGIN_SUCCEEDED,
    /** A password was right, and a second factor is asked for. */
    SECOND_FACTOR_PENDING,
    /** A login was rejected. */
    LOGIN_FAILED,
    /** A refresh token was exchanged. */
    REFRESH_ROTATED,
    /** An ended refresh token came back: its whole family was ended. */
    REFRESH_REUSED,
    /** A session ended before its time; the detail says why. */
    SESSION_ENDED,
    /**
     * Logins come through a proxy, and no setting names the header with the client's address; the
     * detail is the header that gave it away.
     */
    CLIENT_ADDRESS_UNKNOWN,
    /** Tokens were revoked. */
    REVOKED,
    /**
     * A store of sessions or revocations does not answer; the detail is the store's setting and
     * address and the class of the error, and the label is the application's.
     */
    STORE_UNAVAILABLE,
    /** The store answers again; the detail is its setting and address. */
    STORE_RECOVERED,
    /** A request with a cookie came from another site. */
    CSRF_REJECTED
  }

  public SecurityEvent {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(issuerName, "issuerName");
    Objects.requireNonNull(detail, "detail");
    Objects.requireNonNull(actor, "actor");
  }
}
