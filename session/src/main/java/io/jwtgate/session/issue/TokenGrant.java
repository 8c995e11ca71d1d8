package io.jwtgate.session.issue;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one access token shall say of whom. Immutable.
 *
 * <pre>{@code
 * TokenGrant grant = TokenGrant.to("alice").withRoles("admin").withScopes("orders:read");
 * }</pre>
 *
 * @param subject {@code sub}; 1 to 255 characters; verifiers of this library reject control
 *     characters
 * @param clientId {@code client_id}; empty for the issuer's own
 * @param sessionId {@code sid}; empty for a token that belongs to no session
 * @param roles {@code roles}; the same holds of each
 * @param scopes what may be done; one claim with spaces between them
 * @param attributes what is known of the subject beyond that; only those that the issuer lists by
 *     name become claims
 * @param authentication {@code auth_time}, {@code amr} and {@code acr}; empty for a token without
 */
public record TokenGrant(
    String subject,
    Optional<String> clientId,
    Optional<String> sessionId,
    Set<String> roles,
    Set<String> scopes,
    Map<String, Object> attributes,
    Optional<Authentication> authentication) {
  private static final int MAX_SUBJECT_LENGTH = 255;

  public TokenGrant {
    roles = Set.copyOf(roles);
    scopes = Set.copyOf(scopes);
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    if (subject.isEmpty() || subject.length() > MAX_SUBJECT_LENGTH) {
      throw new IllegalArgumentException("a subject has 1 to 255 characters");
    }
    if (scopes.stream().anyMatch(scope -> scope.isEmpty() || scope.contains(" "))) {
      throw new IllegalArgumentException("a scope is not empty and holds no space");
    }
  }

  /** A grant that does not say how its subject was authenticated. */
  public TokenGrant(
      String subject,
      Optional<String> clientId,
      Optional<String> sessionId,
      Set<String> roles,
      Set<String> scopes,
      Map<String, Object> attributes) {
    this(subject, clientId, sessionId, roles, scopes, attributes, Optional.empty());
  }

  /** A grant that says no more than who it is. */
  public static TokenGrant to(String subject) {
    return new TokenGrant(
        subject, Optional.empty(), Optional.empty(), Set.of(), Set.of(), Map.of());
  }

  /** The same with these roles. */
  public TokenGrant withRoles(String... others) {
    return withRoles(Set.copyOf(List.of(others)));
  }

  /** The same with these roles. */
  public TokenGrant withRoles(Set<String> others) {
    return new TokenGrant(subject, clientId, sessionId, others, scopes, attributes, authentication);
  }

  /** The same with these scopes. */
  public TokenGrant withScopes(String... others) {
    return withScopes(Set.copyOf(List.of(others)));
  }

  /** The same with these scopes. */
  public TokenGrant withScopes(Set<String> others) {
    return new TokenGrant(subject, clientId, sessionId, roles, others, attributes, authentication);
  }

  /** The same for another client. */
  public TokenGrant withClientId(String other) {
    return new TokenGrant(
        subject, Optional.of(other), sessionId, roles, scopes, attributes, authentication);
  }

  /** The same with this {@code sid}. */
  public TokenGrant withSessionId(String other) {
    return new TokenGrant(
        subject, clientId, Optional.of(other), roles, scopes, attributes, authentication);
  }

  /** Takes the place of all attributes. */
  public TokenGrant withAttributes(Map<String, ?> others) {
    return new TokenGrant(
        subject, clientId, sessionId, roles, scopes, new LinkedHashMap<>(others), authentication);
  }

  /** The same with another account of how the user was authenticated. */
  public TokenGrant withAuthentication(Optional<Authentication> other) {
    return new TokenGrant(subject, clientId, sessionId, roles, scopes, attributes, other);
  }
}
