package io.jwtgate.bearer;

import java.util.Map;

/**
 * What a rejected request is told (RFC 6750 section 3, RFC 9457).
 *
 * @param status the HTTP status
 * @param code why, for logs, events and the application's own error page; never sent
 * @param headers the header fields to set, challenge included; unmodifiable
 * @param body a problem document of type {@link #BODY_TYPE}
 * @param detail what exactly was wrong, for an operator's log; never sent
 */
public record Rejection(
    int status, String code, Map<String, String> headers, String body, String detail) {
  /** The media type of every body. */
  public static final String BODY_TYPE = "application/problem+json";

  /** The name of the request attribute or property that holds the code. */
  public static final String REASON_ATTRIBUTE = "io.jwtgate.reason";

  /**
   * The name of the request attribute or property that holds the code where invalid credentials are
   * ignored. Whoever sent them is nobody: nothing of them was verified.
   */
  public static final String IGNORED_ATTRIBUTE = "io.jwtgate.ignored-unverified";

  public Rejection {
    headers = Map.copyOf(headers);
  }

  /** One whose code says enough. */
  public Rejection(int status, String code, Map<String, String> headers, String body) {
    this(status, code, headers, body, code);
  }

  /** The same to the client, and more to the operator. */
  Rejection because(String exactly) {
    return new Rejection(status, code, headers, body, exactly);
  }
}
