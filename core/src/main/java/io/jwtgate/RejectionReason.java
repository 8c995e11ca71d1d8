package io.jwtgate;

/**
 * Why a token is rejected: a closed list. The codes are stable; they stand in logs, events and the
 * request attribute. The descriptions are fixed texts that the client may read, and say no more
 * than a forger may know.
 */
public enum RejectionReason {
  /** Longer than the limit; judged before anything is decoded. */
  TOO_LARGE("too_large", Text.MALFORMED),
  /** Not three segments of canonical base64url holding strict JSON objects. */
  MALFORMED("malformed", Text.MALFORMED),
  /**
   * An encrypted token (five segments, or {@code enc} in the header) where none is expected: no
   * decryption key is set, or it is inside another one.
   */
  ENCRYPTED("encrypted", Text.MALFORMED),
  /** Only signed, and its issuer's tokens are to be encrypted. */
  NOT_ENCRYPTED("not_encrypted", "The token is not encrypted"),
  /**
   * Encrypted, and no decryption key opens it: another key or algorithm, or changed on its way. All
   * of that has one reason, since a forger may learn nothing (RFC 7516 section 11.5).
   */
  NOT_DECRYPTABLE("not_decryptable", Text.MALFORMED),
  /**
   * A header that asks for what is not supported: {@code crit}, {@code b64}, {@code zip}, a nested
   * token.
   */
  UNSUPPORTED_HEADER("unsupported_header", Text.MALFORMED),
  /** {@code typ}, or a claim, names another kind of token, or not the required one. */
  WRONG_TYPE("wrong_type", "The token is of another kind"),
  /** {@code alg} is missing, unknown, or not on the issuer's list. */
  ALGORITHM_NOT_ALLOWED("algorithm_not_allowed", Text.SIGNATURE),
  /** {@code iss} is missing or not one of the trusted issuers. */
  UNKNOWN_ISSUER("unknown_issuer", Text.ISSUER),
  /** No key of the issuer fits, or more than one. */
  UNKNOWN_KEY("unknown_key", Text.SIGNATURE),
  /** The signature was not made by the key. */
  BAD_SIGNATURE("bad_signature", Text.SIGNATURE),
  /** A claim that is judged is missing. */
  MISSING_CLAIM("missing_claim", "The token lacks a claim"),
  /** A claim that is judged has the wrong type or form. */
  MALFORMED_CLAIM("malformed_claim", Text.MALFORMED),
  /** A claim has none of the values that are accepted of it. */
  WRONG_CLAIM("wrong_claim", "The token is not for this use"),
  /** Past {@code exp}, or older than the longest age. */
  EXPIRED("expired", "The token has expired"),
  /** Before {@code nbf}, or issued in the future. */
  NOT_YET_VALID("not_yet_valid", "The token is not yet valid"),
  /** {@code exp} is further away than the longest lifetime. */
  LIFETIME_TOO_LONG("lifetime_too_long", "The token lives too long"),
  /** {@code aud} names none of the accepted audiences. */
  WRONG_AUDIENCE("wrong_audience", "The token is for another audience"),
  /** Bound to its sender by {@code cnf}, which can't be checked here (RFC 7800 section 3). */
  SENDER_CONSTRAINED("sender_constrained", "The token is bound to its sender"),
  /** Revoked before its time. */
  REVOKED("revoked", "The token has been revoked"),
  /** Something failed that should not; the token is rejected all the same. */
  INTERNAL_ERROR("internal_error", Text.MALFORMED);

  private final String code;
  private final String description;

  RejectionReason(String code, String description) {
    this.code = code;
    this.description = description;
  }

  /** The stable code, for machines. */
  public String code() {
    return code;
  }

  /** The fixed text, for people; the {@code error_description} of RFC 6750 section 3. */
  public String description() {
    return description;
  }

  private static final class Text {
    static final String MALFORMED = "The token is malformed";
    static final String SIGNATURE = "The token's signature is not accepted";
    static final String ISSUER = "The token's issuer is not trusted";
  }
}
