package io.jwtgate.bearer;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What a request needs. Immutable.
 *
 * @param entry who may come in at all
 * @param anyRole roles of which the caller needs one; empty for none
 * @param allScopes scopes of which the caller needs every one; empty for none
 * @param anyScopes sets of scopes of which the caller needs one as a whole; empty for none
 * @param authentication how the user must have logged in
 */
public record Access(
    Entry entry,
    Set<String> anyRole,
    Set<String> allScopes,
    List<Set<String>> anyScopes,
    UserAuthentication authentication) {

  /** Who may come in. */
  public enum Entry {
    /** Nobody, whatever they bring. */
    NOBODY,
    /** Callers with a valid token. */
    CALLERS,
    /** Those, and requests without credentials. Invalid ones are rejected. */
    CALLERS_AND_ANONYMOUS,
    /**
     * Everybody. Invalid credentials that were meant are rejected; an invalid cookie counts as
     * none, since browsers send it unasked and a login page must open all the same.
     */
    EVERYBODY
  }

  /** Nobody. */
  public static final Access NOBODY = new Access(Entry.NOBODY, Set.of(), Set.of());

  /** A verified token, whoever it is for. */
  public static final Access AUTHENTICATED = new Access(Entry.CALLERS, Set.of(), Set.of());

  /** A verified token or none. */
  public static final Access OPTIONAL = new Access(Entry.CALLERS_AND_ANONYMOUS, Set.of(), Set.of());

  /**
   * The name of the request attribute or property that is set while the server's own role checks
   * run on an anonymous request, which the annotations of its resource have let in.
   */
  public static final String OPENED_ATTRIBUTE = "io.jwtgate.opened";

  /**
   * The name of the request attribute that holds what a servlet filter asks of a request which it
   * has left to the annotations of a resource: all but {@code @PermitAll} need it.
   */
  public static final String OWED_ATTRIBUTE = "io.jwtgate.owed";

  /**
   * The name of the request attribute that holds the rejection of a cookie by a servlet filter
   * which has left the request to the annotations of a resource, and may keep the cookie back.
   */
  public static final String REJECTED_COOKIE_ATTRIBUTE = "io.jwtgate.rejected-cookie";

  /**
   * The name of the attribute of a web application that holds the names of the servlets in which
   * every request is decided on by the annotations of its resource.
   */
  public static final String RESOURCE_SERVLETS_ATTRIBUTE = "io.jwtgate.resource-servlets";

  /** Nothing. */
  public static final Access PUBLIC = new Access(Entry.EVERYBODY, Set.of(), Set.of());

  public Access {
    anyRole = Set.copyOf(anyRole);
    allScopes = Set.copyOf(allScopes);
    anyScopes = anyScopes.stream().map(Set::copyOf).toList();
    boolean asksForMore =
        !(anyRole.isEmpty()
            && allScopes.isEmpty()
            && anyScopes.isEmpty()
            && authentication.isAny());
    if (entry != Entry.CALLERS && asksForMore) {
      throw new IllegalArgumentException(
          "write required where roles, scopes or an authentication are asked for: who is anonymous"
              + " has none");
    }
  }

  /** However the user has logged in. */
  public Access(Entry entry, Set<String> anyRole, Set<String> allScopes) {
    this(entry, anyRole, allScopes, List.of(), UserAuthentication.ANY);
  }

  /** A verified token with one of these roles; with none named, nobody has it. */
  public static Access anyRole(String... roles) {
    return roles.length == 0 ? NOBODY : new Access(Entry.CALLERS, Set.of(roles), Set.of());
  }

  /** A verified token with all of these scopes. */
  public static Access allScopes(String... scopes) {
    return new Access(Entry.CALLERS, Set.of(), Set.of(scopes));
  }

  /** A verified token with all scopes of one of these sets. */
  public static Access anyScopes(List<Set<String>> sets) {
    return sets.size() == 1
        ? new Access(Entry.CALLERS, Set.of(), sets.get(0))
        : new Access(Entry.CALLERS, Set.of(), Set.of(), sets, UserAuthentication.ANY);
  }

  /** A verified token of a user who has logged in like this. */
  public static Access authenticated(UserAuthentication authentication) {
    return new Access(Entry.CALLERS, Set.of(), Set.of(), List.of(), authentication);
  }

  boolean isPublic() {
    return entry == Entry.EVERYBODY;
  }

  boolean needsToken() {
    return entry == Entry.CALLERS || entry == Entry.NOBODY;
  }

  boolean admitsAnonymous() {
    return entry == Entry.CALLERS_AND_ANONYMOUS || entry == Entry.EVERYBODY;
  }

  /** Whether nothing but a role is needed, so that others than tokens may say who has it. */
  boolean asksForRoles() {
    return !anyRole.isEmpty()
        && allScopes.isEmpty()
        && anyScopes.isEmpty()
        && authentication.isAny();
  }

  boolean hasRole(Predicate<String> roles) {
    for (String role : anyRole) {
      if (roles.test(role)) {
        return true;
      }
    }
    return anyRole.isEmpty();
  }

  boolean hasScopes(Caller caller) {
    return caller.scopes().containsAll(allScopes)
        && (anyScopes.isEmpty() || anyScopes.stream().anyMatch(caller.scopes()::containsAll));
  }

  /** The scopes with which it is met: of several sets the one of which the fewest are lacking. */
  Set<String> scopesFor(Set<String> had) {
    Set<String> scopes = new TreeSet<>(allScopes);
    anyScopes.stream()
        .min(Comparator.comparingLong(set -> lacking(set, had)))
        .ifPresent(scopes::addAll);
    return scopes;
  }

  private static long lacking(Set<String> needed, Set<String> had) {
    return needed.stream().filter(scope -> !had.contains(scope)).count();
  }
}
