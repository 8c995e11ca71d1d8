package io.jwtgate.bearer;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a resource asks of its callers. Immutable.
 *
 * @param access what it asks itself
 * @param andOfGate whether what the gate asks of every request is needed as well
 */
public record Requirement(Access access, boolean andOfGate) {
  /** Nobody may, as {@code @DenyAll} says. */
  public static final Requirement DENIED = new Requirement(Access.NOBODY, false);

  /** Everybody may, as {@code @PermitAll} says. */
  public static final Requirement PERMITTED = new Requirement(Access.PUBLIC, false);

  /** The resource says nothing, so what the gate asks of every request is needed. */
  public static final Requirement OF_GATE = new Requirement(Access.PUBLIC, true);

  /** A valid token, whatever the gate asks. */
  public static final Requirement AUTHENTICATED = new Requirement(Access.AUTHENTICATED, false);

  /**
   * One of these roles, as {@code @RolesAllowed} says, and what the gate asks of every request;
   * with none named, nobody has it.
   */
  public static Requirement anyRole(String... roles) {
    return roles.length == 0 ? DENIED : new Requirement(Access.anyRole(roles), true);
  }

  /**
   * All scopes of one of these sets, as {@code @ScopesAllowed} says, and what the gate asks of
   * every request.
   */
  public static Requirement anyScopes(List<Set<String>> sets) {
    return new Requirement(Access.anyScopes(sets), true);
  }

  /** A login like this, as {@code @AuthenticationRequired} says, and what the gate asks. */
  public static Requirement authenticated(UserAuthentication authentication) {
    return new Requirement(Access.authenticated(authentication), true);
  }

  Set<Access> needed(Set<Access> ofGates) {
    Set<Access> needed = new LinkedHashSet<>(andOfGate ? ofGates : Set.of());
    needed.add(access);
    return needed;
  }

  /** Whether it asks for more than the gate does. */
  public boolean isNarrower() {
    return access.entry() != Access.Entry.EVERYBODY;
  }

  /**
   * Of several the strictest; of those with roles every one, since none is stricter; where there is
   * none, {@link #OF_GATE}.
   */
  public static List<Requirement> strictest(List<Requirement> requirements) {
    int most = requirements.stream().mapToInt(Requirement::strictness).max().orElse(0);
    return requirements.isEmpty()
        ? List.of(OF_GATE)
        : requirements.stream().filter(each -> each.strictness() == most).toList();
  }

  private int strictness() {
    return switch (access.entry()) {
      case NOBODY -> 2;
      case CALLERS, CALLERS_AND_ANONYMOUS -> 1;
      case EVERYBODY -> 0;
    };
  }
}
