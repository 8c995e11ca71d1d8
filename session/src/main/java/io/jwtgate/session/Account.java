package io.jwtgate.session;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What an application knows of somebody who may log in now. Immutable.
 *
 * @param subject the {@code sub} of the tokens: stable, and never given to another person
 * @param roles roles, read anew at every refresh
 * @param scopes the scopes that a client may be granted on this account
 * @param attributes anything else; only what the token issuer lists by name becomes a claim
 */
public record Account(
    String subject, Set<String> roles, Set<String> scopes, Map<String, Object> attributes) {

  public Account {
    roles = Set.copyOf(roles);
    scopes = Set.copyOf(scopes);
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
  }

  /** An account with roles and nothing else. */
  public static Account of(String subject, String... roles) {
    return new Account(subject, Set.of(roles), Set.of(), Map.of());
  }

  /** The same with these scopes. */
  public Account withScopes(String... others) {
    return new Account(subject, roles, Set.of(others), attributes);
  }

  /** The same with these attributes, of which listed ones become claims. */
  public Account withAttributes(Map<String, ?> others) {
    return new Account(subject, roles, scopes, new LinkedHashMap<>(others));
  }
}
