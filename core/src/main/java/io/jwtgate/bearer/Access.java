package io.jwtgate.bearer;

import java.util.Set;

/**
 * What a request needs. Immutable.
 *
 * @param anonymousAllowed whether a request without credentials passes; bad credentials never do
 * @param anyRole roles of which the caller needs one; empty for none
 * @param allScopes scopes of which the caller needs every one; empty for none
 */
public record Access(boolean anonymousAllowed, Set<String> anyRole, Set<String> allScopes) {
  /** A verified token, whoever it is for. */
  public static final Access AUTHENTICATED = new Access(false, Set.of(), Set.of());

  /** Anybody. Credentials that were sent must still be good. */
  public static final Access ANYONE = new Access(true, Set.of(), Set.of());

  public Access {
    anyRole = Set.copyOf(anyRole);
    allScopes = Set.copyOf(allScopes);
    if (anonymousAllowed && !(anyRole.isEmpty() && allScopes.isEmpty())) {
      throw new IllegalArgumentException(
          "nobody has roles or scopes; write required to ask for some");
    }
  }

  /** A verified token with one of these roles. */
  public static Access anyRole(String... roles) {
    return new Access(false, Set.of(roles), Set.of());
  }

  /** A verified token with all of these scopes. */
  public static Access allScopes(String... scopes) {
    return new Access(false, Set.of(), Set.of(scopes));
  }

  boolean hasRole(Caller caller) {
    return anyRole.isEmpty() || anyRole.stream().anyMatch(caller::hasRole);
  }

  boolean hasScopes(Caller caller) {
    return caller.scopes().containsAll(allScopes);
  }
}
