package io.jwtgate.bearer;

import io.jwtgate.TokenRejectedException;
import io.jwtgate.internal.log.LogText;
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
 * @param rolesLogged whether the log has the roles and scopes that a caller has and lacks
 * @param resource what else a challenge of 401 and 403 says
 * @param expected where a token is looked for
 */
record Rejections(
    String realm,
    boolean described,
    boolean rolesLogged,
    ResourceParameters resource,
    String expected) {

  static Rejections of(GateBuilder gate) {
    ResourceParameters resource = new ResourceParameters(gate.resource, gate.access.allScopes());
    return new Rejections(
        gate.realm,
        gate.errorDescription,
        gate.rolesLogged,
        resource,
        CredentialLocator.of(gate).expected());
  }

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
  Rejection noCredentials(Needs needs) {
    String challenge = "Bearer realm=\"" + realm + '"' + resource.of(needs);
    return challenge(401, "no_credentials", challenge, "Unauthorized")
        .because("no token came; send " + expected + ", or see jwtgate.public-paths");
  }

  /** More than one credential, or a malformed one. */
  Rejection invalidRequest() {
    String text = "The request must carry one well-formed bearer token";
    return challenge(400, "invalid_request", error("invalid_request", text), "Bad Request")
        .because("two credentials or a malformed one; look for a proxy that adds a header");
  }

  /** A token that was rejected. */
  Rejection invalidToken(TokenRejectedException rejected) {
    String challenge =
        error("invalid_token", rejected.reason().description()) + resource.ofInvalidToken();
    return challenge(401, rejected.reason().code(), challenge, "Unauthorized")
        .because(RejectionAdvice.of(rejected));
  }

  /** A valid token that lacks scopes. */
  Rejection scopesLacking(Set<String> needed, Set<String> had) {
    String scopes = ", scope=\"" + String.join(" ", new TreeSet<>(needed)) + '"';
    String challenge =
        error("insufficient_scope", "The token lacks a scope") + scopes + resource.metadata();
    return challenge(403, "scope_lacking", challenge, "Forbidden")
        .because(lacking("all of the scopes", needed, LogText.names(had), "scope-claim"));
  }

  /** A valid token that lacks a role. */
  Rejection roleLacking(Set<String> needed, Set<String> had, Needs needs) {
    return roleLacking(needed, LogText.names(had), needs);
  }

  /** The same of a login of the container, which tells nobody what roles it gives. */
  Rejection roleLackingInContainer(Set<String> needed, Needs needs) {
    return roleLacking(needed, "others, by the server's own login", needs);
  }

  private Rejection roleLacking(Set<String> needed, String had, Needs needs) {
    String challenge = error("insufficient_scope", "The caller lacks a role") + resource.of(needs);
    return challenge(403, "role_lacking", challenge, "Forbidden")
        .because(lacking("one of the roles", needed, had, "roles-claim"));
  }

  private String lacking(String what, Set<String> needed, String had, String setting) {
    return rolesLogged
        ? "needs %s %s, the caller has %s (from jwtgate.%s)"
            .formatted(what, LogText.names(needed), had, setting)
        : "needs " + what + " (names are left out by jwtgate.log-roles)";
  }

  /** A valid token of a user who has logged in too weakly for this (RFC 9470 section 3). */
  Rejection acrTooLow(Needs needs) {
    return stepUp("acr_too_low", "A different authentication level is required", needs)
        .because(
            "needs one of the acr values "
                + LogText.names(Set.copyOf(needs.authentication().acrValues()))
                + ", the token has another or none");
  }

  /** The same of a user who has logged in too long ago. */
  Rejection authenticationTooOld(Needs needs) {
    return stepUp("authentication_too_old", "More recent authentication is required", needs)
        .because(
            "needs an auth_time of the last %s; the token has an older one or none"
                .formatted(needs.authentication().maxAge().orElseThrow()));
  }

  private Rejection stepUp(String code, String text, Needs needs) {
    String challenge =
        error("insufficient_user_authentication", text)
            + resource.scope(needs)
            + parameters(needs.authentication())
            + resource.metadata();
    return challenge(401, code, challenge, "Unauthorized");
  }

  private static String parameters(UserAuthentication needed) {
    String acr = String.join(" ", needed.acrValues());
    return (acr.isEmpty() ? "" : ", acr_values=\"" + acr + '"')
        + needed.maxAge().map(age -> ", max_age=\"" + age.toSeconds() + '"').orElse("");
  }

  /** Nobody may do this, so no challenge can help. */
  Rejection deniedToAll() {
    return forbidden("denied_to_all").because("nobody may, by @DenyAll or an empty list of roles");
  }

  /** What asks for a caller is run by a thread that serves no request, so that it has none. */
  static Rejection noRequest() {
    return forbidden("no_request")
        .because("the thread serves no request; hand its task to CurrentCaller.wrap");
  }

  /** A token that others could have read on the way: sending the same one again can't help. */
  Rejection notConfidential() {
    return forbidden("not_confidential")
        .because(
            "the token came over plain http (jwtgate.require-https); where TLS ends at a proxy,"
                + " write jwtgate.tls-at-proxy=true");
  }

  /**
   * A browser sent its cookie along with a request that this site did not make.
   *
   * @param detail how that was found out
   */
  Rejection crossSite(String detail) {
    Map<String, String> headers = noStore();
    headers.put("Vary", ResponseHeaders.SITE);
    return new Rejection(403, "cross_site", headers, problem(403, "Forbidden"), detail);
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
