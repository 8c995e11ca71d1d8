package io.jwtgate.session;

import java.util.Optional;
import java.util.Set;

/**
 * A refresh token as it was presented (RFC 6749 section 6).
 *
 * @param token the text; nobody has vouched for it
 * @param clientId who presents it, authenticated by whoever asks; empty for the issuer's own client
 * @param scopes what is asked for; empty for all that was granted
 */
public record RefreshRequest(String token, Optional<String> clientId, Set<String> scopes) {

  public RefreshRequest {
    scopes = Set.copyOf(scopes);
  }

  /** By the issuer's own client, for all that was granted. */
  public static RefreshRequest of(String token) {
    return new RefreshRequest(token, Optional.empty(), Set.of());
  }

  /** The same for another client. */
  public RefreshRequest withClientId(String other) {
    return new RefreshRequest(token, Optional.of(other), scopes);
  }

  /** The same with these scopes. */
  public RefreshRequest withScopes(Set<String> others) {
    return new RefreshRequest(token, clientId, others);
  }

  @Override
  public String toString() {
    return "RefreshRequest[]";
  }
}
