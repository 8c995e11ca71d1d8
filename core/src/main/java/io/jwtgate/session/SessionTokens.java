package io.jwtgate.session;

import io.jwtgate.issue.IssuedToken;
import java.time.Instant;
import java.util.Set;

/**
 * What a login or a refresh gives to the client. Both tokens are credentials.
 *
 * @param accessToken short-lived, for every request
 * @param refreshToken opaque, for the next refresh alone; it takes the place of the one before
 * @param refreshExpiresAt when it ends unless it is used before
 * @param sessionId the {@code sid} of the access token; no credential
 * @param scopes what was granted
 */
public record SessionTokens(
    IssuedToken accessToken,
    String refreshToken,
    Instant refreshExpiresAt,
    String sessionId,
    Set<String> scopes) {

  public SessionTokens {
    scopes = Set.copyOf(scopes);
  }

  /** Without the tokens. */
  @Override
  public String toString() {
    return "SessionTokens[" + sessionId + " until " + refreshExpiresAt + "]";
  }
}
