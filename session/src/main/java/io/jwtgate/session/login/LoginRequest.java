package io.jwtgate.session.login;

import io.jwtgate.session.Credentials;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody who wants to log in. Immutable.
 *
 * @param credentials what is claimed
 * @param source where the attempt comes from, such as the client's address; empty if it is not
 *     known
 * @param clientId which client gets the tokens; empty for the issuer's own
 * @param scopes what is asked for; empty for all that the account has
 * @param refreshTokens of sessions that the client has already: who has one of the account is not
 *     locked out by what strangers try
 * @param remembered whether the user wants to be remembered; empty where nothing was said
 * @param device how the user may know the device again; kept only where the application says so
 */
public record LoginRequest(
    Credentials credentials,
    String source,
    Optional<String> clientId,
    Set<String> scopes,
    List<String> refreshTokens,
    Optional<Boolean> remembered,
    Optional<String> device) {

  public LoginRequest {
    scopes = Set.copyOf(scopes);
    refreshTokens = List.copyOf(refreshTokens);
  }

  /** By the issuer's own client, for all scopes, of nobody that is known. */
  public static LoginRequest of(Credentials credentials, String source) {
    return new LoginRequest(
        credentials,
        source,
        Optional.empty(),
        Set.of(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same for another client. */
  public LoginRequest withClientId(String other) {
    return new LoginRequest(
        credentials, source, Optional.of(other), scopes, refreshTokens, remembered, device);
  }

  /** The same with these scopes. */
  public LoginRequest withScopes(Set<String> others) {
    return new LoginRequest(
        credentials, source, clientId, others, refreshTokens, remembered, device);
  }

  /** The same with the refresh tokens that came with it. */
  public LoginRequest withRefreshTokens(List<String> others) {
    return new LoginRequest(credentials, source, clientId, scopes, others, remembered, device);
  }

  /** The same, to be remembered or not, or as any other. */
  public LoginRequest withRemembered(Optional<Boolean> other) {
    return new LoginRequest(credentials, source, clientId, scopes, refreshTokens, other, device);
  }

  /** The same with another label of the device. */
  public LoginRequest withDevice(Optional<String> other) {
    return new LoginRequest(
        credentials, source, clientId, scopes, refreshTokens, remembered, other);
  }

  @Override
  public String toString() {
    return "LoginRequest[]";
  }
}
