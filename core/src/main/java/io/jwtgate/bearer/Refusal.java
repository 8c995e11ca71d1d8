package io.jwtgate.bearer;

import io.jwtgate.RejectionReason;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a refused request is told (RFC 6750 section 3, RFC 9457). This file alone knows the
 * protocol's words and statuses, so all adapters answer alike.
 *
 * @param status the HTTP status
 * @param code why, for logs and for the application's own error page; never sent
 * @param headers the header fields to set, challenge included; unmodifiable
 * @param body a problem document of type {@link #BODY_TYPE}
 */
public record Refusal(int status, String code, Map<String, String> headers, String body) {
  /** The media type of every body. */
  public static final String BODY_TYPE = "application/problem+json";

  public Refusal {
    headers = Map.copyOf(headers);
  }

  /** No credentials where they are needed: no error, so that the client just gets some. */
  static Refusal noCredentials(String realm) {
    return challenge(401, "no_credentials", "Bearer realm=\"" + realm + '"', "Unauthorized");
  }

  /** More than one credential, or a malformed one. */
  static Refusal invalidRequest(String realm) {
    String text = "The request must carry one well-formed bearer token";
    return challenge(400, "invalid_request", error(realm, "invalid_request", text), "Bad Request");
  }

  /** A token that was refused. */
  static Refusal invalidToken(String realm, RejectionReason reason) {
    String challenge = error(realm, "invalid_token", reason.description());
    return challenge(401, reason.code(), challenge, "Unauthorized");
  }

  /** A good token that lacks scopes. */
  static Refusal scopesLacking(String realm, Set<String> needed) {
    String challenge =
        error(realm, "insufficient_scope", "The token lacks a scope")
            + ", scope=\""
            + String.join(" ", new TreeSet<>(needed))
            + '"';
    return challenge(403, "scope_lacking", challenge, "Forbidden");
  }

  /** A good token that lacks a role. */
  static Refusal roleLacking(String realm) {
    String challenge = error(realm, "insufficient_scope", "The caller lacks a role");
    return challenge(403, "role_lacking", challenge, "Forbidden");
  }

  /** Nobody may do this, so no challenge can help. */
  static Refusal forbidden() {
    return new Refusal(403, "denied_to_all", noStore(), problem(403, "Forbidden"));
  }

  /** A browser sent its cookie along with a request that this site did not make. */
  static Refusal crossSite() {
    return new Refusal(403, "cross_site", noStore(), problem(403, "Forbidden"));
  }

  /**
   * What a response to a cookie's owner must say, so that no cache hands it to somebody else (RFC
   * 9111 section 3.5 protects only responses to an {@code Authorization} header).
   *
   * @param siteJudged whether the outcome hung on where the request came from
   */
  static Map<String, String> headersByCookie(boolean siteJudged) {
    String vary = siteJudged ? "Cookie, Sec-Fetch-Site, Origin" : "Cookie";
    return Map.of("Cache-Control", "private", "Vary", vary);
  }

  /** It could not be told. There is no challenge, so that the client keeps its token. */
  static Refusal unavailable(String code, Duration retryAfter) {
    Map<String, String> headers = noStore();
    headers.put("Retry-After", Long.toString(Math.max(1, retryAfter.toSeconds())));
    return new Refusal(503, code, headers, problem(503, "Service Unavailable"));
  }

  private static Refusal challenge(int status, String code, String challenge, String title) {
    Map<String, String> headers = noStore();
    headers.put("WWW-Authenticate", challenge);
    return new Refusal(status, code, headers, problem(status, title));
  }

  private static Map<String, String> noStore() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Cache-Control", "no-store");
    return headers;
  }

  private static String error(String realm, String error, String description) {
    return "Bearer realm=\"%s\", error=\"%s\", error_description=\"%s\""
        .formatted(realm, error, description);
  }

  private static String problem(int status, String title) {
    return "{\"type\":\"about:blank\",\"title\":\"" + title + "\",\"status\":" + status + "}";
  }
}
