package io.jwtgate.bearer;

import io.jwtgate.RejectionReason;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes the rejections of one gate. This file alone knows the protocol's words and statuses (RFC
 * 6750 section 3), so all adapters answer alike.
 *
 * @param realm as it stands within quotes
 * @param described whether the client is told more than the error's code
 */
record Rejections(String realm, boolean described) {

  /**
   * A realm, ready to stand within quotes (RFC 9110 section 11.5).
   *
   * @throws IllegalArgumentException if it is empty or holds what a header can't carry
   */
  static String quotable(String realm) {
    boolean printable = realm.chars().allMatch(character -> character >= 0x20 && character < 0x7f);
    if (realm.isBlank() || !printable) {
      throw new IllegalArgumentException("write printable ASCII characters");
    }
    return realm.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  /** No credentials where they are needed: no error, so that the client just gets some. */
  Rejection noCredentials() {
    return challenge(401, "no_credentials", "Bearer realm=\"" + realm + '"', "Unauthorized");
  }

  /** More than one credential, or a malformed one. */
  Rejection invalidRequest() {
    String text = "The request must carry one well-formed bearer token";
    return challenge(400, "invalid_request", error("invalid_request", text), "Bad Request");
  }

  /** A token that was rejected. */
  Rejection invalidToken(RejectionReason reason) {
    String challenge = error("invalid_token", reason.description());
    return challenge(401, reason.code(), challenge, "Unauthorized");
  }

  /** A valid token that lacks scopes. */
  Rejection scopesLacking(Set<String> needed) {
    String scopes = ", scope=\"" + String.join(" ", new TreeSet<>(needed)) + '"';
    String challenge = error("insufficient_scope", "The token lacks a scope") + scopes;
    return challenge(403, "scope_lacking", challenge, "Forbidden");
  }

  /** A valid token that lacks a role. */
  Rejection roleLacking() {
    String challenge = error("insufficient_scope", "The caller lacks a role");
    return challenge(403, "role_lacking", challenge, "Forbidden");
  }

  /** Nobody may do this, so no challenge can help. */
  Rejection deniedToAll() {
    return forbidden("denied_to_all");
  }

  /** A token that others could have read on the way: sending the same one again can't help. */
  Rejection notConfidential() {
    return forbidden("not_confidential");
  }

  /** A browser sent its cookie along with a request that this site did not make. */
  Rejection crossSite() {
    Map<String, String> headers = noStore();
    headers.put("Vary", ResponseHeaders.SITE);
    return new Rejection(403, "cross_site", headers, problem(403, "Forbidden"));
  }

  private static Rejection forbidden(String code) {
    return new Rejection(403, code, noStore(), problem(403, "Forbidden"));
  }

  /** The token could not be judged. There is no challenge, so that the client keeps its token. */
  Rejection unavailable(String code, Duration retryAfter) {
    Map<String, String> headers = noStore();
    headers.put("Retry-After", Long.toString(Math.max(1, retryAfter.toSeconds())));
    return new Rejection(503, code, headers, problem(503, "Service Unavailable"));
  }

  private static Rejection challenge(int status, String code, String challenge, String title) {
    Map<String, String> headers = noStore();
    headers.put("WWW-Authenticate", challenge);
    return new Rejection(status, code, headers, problem(status, title));
  }

  private static Map<String, String> noStore() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Cache-Control", "no-store");
    return headers;
  }

  private String error(String error, String description) {
    String challenge = "Bearer realm=\"" + realm + "\", error=\"" + error + '"';
    return described ? challenge + ", error_description=\"" + description + '"' : challenge;
  }

  private static String problem(int status, String title) {
    return "{\"type\":\"about:blank\",\"title\":\"" + title + "\",\"status\":" + status + "}";
  }
}
