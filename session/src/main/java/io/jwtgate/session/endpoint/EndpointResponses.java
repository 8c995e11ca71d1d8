package io.jwtgate.session.endpoint;

import io.jwtgate.bearer.Rejection;
import io.jwtgate.internal.jose.JsonText;
import io.jwtgate.session.login.SecondFactorPendingException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the endpoints answer, in the words of RFC 6749 sections 5.1 and 5.2: adapters add none. A
 * text is fixed and holds nothing of the request.
 */
final class EndpointResponses {
  private EndpointResponses() {}

  static EndpointResponse granted(Map<String, ?> tokens) {
    return json(200, tokens);
  }

  static EndpointResponse done() {
    return empty(200);
  }

  static EndpointResponse ended() {
    return empty(204);
  }

  /** One answer for an unknown user, a wrong password and a locked account. */
  static EndpointResponse loginRejected() {
    // RFC 9110 section 15.5.2 wants a challenge; what a login gives is a bearer token.
    return error(401, "invalid_grant", "The login was refused")
        .with("WWW-Authenticate", "Bearer realm=\"jwtgate\"");
  }

  /** The password was right. The ticket is no token: it opens the next step alone. */
  static EndpointResponse secondFactorPending(SecondFactorPendingException pending) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("error", "second_factor_required");
    answer.put(
        "error_description",
        pending.isAgain() ? "The answer was wrong" : "A second factor is asked for");
    answer.put("ticket", pending.ticket());
    answer.put("expires_in", pending.lifetime().toSeconds());
    return json(401, answer).with("WWW-Authenticate", "Bearer realm=\"jwtgate\"");
  }

  static EndpointResponse noSuchSession() {
    return error(404, "invalid_request", "There is no such session");
  }

  static EndpointResponse tooManyLogins(Duration retryAfter) {
    return later(429, "Too many logins", retryAfter);
  }

  /** Only who knows the password learns it. */
  static EndpointResponse tooManySessions() {
    return error(403, "access_denied", "The account has too many sessions");
  }

  static EndpointResponse unavailable(Duration retryAfter) {
    return later(503, "It can't be done now", retryAfter);
  }

  /** Never with a cookie to clear: another tab may have just got new tokens. */
  static EndpointResponse refreshRejected(String code) {
    return error(400, code, "The refresh was refused");
  }

  static EndpointResponse otherClient() {
    return error(400, "invalid_grant", "The token was issued to another client");
  }

  static EndpointResponse unsupportedTokenType() {
    return error(400, "unsupported_token_type", "A token of this kind can't be revoked");
  }

  static EndpointResponse crossSite() {
    return error(403, "access_denied", "The request must come from this site")
        .with("Vary", "Origin, Sec-Fetch-Site");
  }

  static EndpointResponse notConfidential() {
    return error(403, "access_denied", "The request must come over https");
  }

  static EndpointResponse notFound() {
    return error(404, "invalid_request", "There is no such endpoint");
  }

  static EndpointResponse onlyByPost() {
    return error(405, "invalid_request", "The method must be POST").with("Allow", "POST");
  }

  static EndpointResponse tooLarge() {
    return error(413, "invalid_request", "The content is too large");
  }

  static EndpointResponse wrongType() {
    return error(415, "invalid_request", "The content must be JSON or a form");
  }

  static EndpointResponse malformed() {
    return error(400, "invalid_request", "The content can't be read");
  }

  static EndpointResponse missing(String parameter) {
    return error(400, "invalid_request", "The content lacks " + parameter);
  }

  static EndpointResponse fault() {
    return error(500, "server_error", "It failed");
  }

  /** The answer of a gate. */
  static EndpointResponse of(Rejection rejection) {
    EndpointResponse answer = new EndpointResponse(rejection.status(), List.of(), rejection.body());
    for (Map.Entry<String, String> field : rejection.headers().entrySet()) {
      answer = answer.with(field.getKey(), field.getValue());
    }
    return answer.with("Content-Type", Rejection.BODY_TYPE);
  }

  private static EndpointResponse later(int status, String text, Duration retryAfter) {
    long seconds = Math.max(1, retryAfter.plusMillis(999).toSeconds());
    return error(status, "temporarily_unavailable", text)
        .with("Retry-After", Long.toString(seconds));
  }

  private static EndpointResponse error(int status, String code, String description) {
    Map<String, String> error = new LinkedHashMap<>();
    error.put("error", code);
    error.put("error_description", description);
    return json(status, error);
  }

  private static EndpointResponse json(int status, Map<String, ?> object) {
    return new EndpointResponse(status, List.of(), JsonText.of(object))
        .with("Cache-Control", "no-store")
        .with("Content-Type", "application/json");
  }

  private static EndpointResponse empty(int status) {
    return new EndpointResponse(status, List.of(), "").with("Cache-Control", "no-store");
  }
}
