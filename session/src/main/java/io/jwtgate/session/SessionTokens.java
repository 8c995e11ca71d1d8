package io.jwtgate.session;

import io.jwtgate.session.issue.IssuedToken;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What a login or a refresh gives to the client. Both tokens are credentials.
 *
 * @param accessToken short-lived, for every request
 * @param refreshToken opaque, for the next refresh alone; it takes the place of the one before
 * @param refreshExpiresAt when it ends unless it is used before
 * @param sessionId the {@code sid} of the access token; no credential
 * @param scopes what was granted
 * @param remembered whether the user asked that the client keeps them, or does not; empty where
 *     nothing was said
 */
public record SessionTokens(
    IssuedToken accessToken,
    String refreshToken,
    Instant refreshExpiresAt,
    String sessionId,
    Set<String> scopes,
    Optional<Boolean> remembered) {

  public SessionTokens {
    scopes = Set.copyOf(scopes);
  }

  /** Tokens of a login of which nothing was said about how long to keep them. */
  public SessionTokens(
      IssuedToken accessToken,
      String refreshToken,
      Instant refreshExpiresAt,
      String sessionId,
      Set<String> scopes) {
    this(accessToken, refreshToken, refreshExpiresAt, sessionId, scopes, Optional.empty());
  }

  /** Without the tokens. */
  @Override
  public String toString() {
    return "SessionTokens[" + sessionId + " until " + refreshExpiresAt + "]";
  }
}
