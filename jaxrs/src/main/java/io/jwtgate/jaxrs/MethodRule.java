package io.jwtgate.jaxrs;

import io.jwtgate.bearer.Access;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What one resource method asks of its callers.
 *
 * @param access what it asks itself
 * @param andOfGate whether what the gate asks of every request is needed as well
 */
record MethodRule(Access access, boolean andOfGate) {
  /** {@code @DenyAll}: nobody may. */
  static final MethodRule DENIED = new MethodRule(Access.NOBODY, false);

  /** {@code @PermitAll}: everybody may. */
  static final MethodRule PERMITTED = new MethodRule(Access.PUBLIC, false);

  /** No annotation: what the gate asks of every request. */
  static final MethodRule UNANNOTATED = new MethodRule(Access.PUBLIC, true);

  /** {@code @RolesAllowed}: what the gate asks of every request, and one of these roles. */
  static MethodRule ofRoles(String... roles) {
    return roles.length == 0 ? DENIED : new MethodRule(Access.anyRole(roles), true);
  }

  Set<Access> needed(Set<Access> ofGates) {
    Set<Access> needed = new LinkedHashSet<>(andOfGate ? ofGates : Set.of());
    needed.add(access);
    return needed;
  }

  /** Whether it asks for more than the gate does. */
  boolean isNarrower() {
    return access.entry() != Access.Entry.EVERYBODY;
  }

  /** Of several the strictest; of those with roles every one, since none is stricter. */
  static List<MethodRule> strictest(List<MethodRule> rules) {
    int most = rules.stream().mapToInt(MethodRule::strictness).max().orElse(0);
    return rules.isEmpty()
        ? List.of(UNANNOTATED)
        : rules.stream().filter(rule -> rule.strictness() == most).toList();
  }

  private int strictness() {
    return switch (access.entry()) {
      case NOBODY -> 2;
      case CALLERS, CALLERS_AND_ANONYMOUS -> 1;
      case EVERYBODY -> 0;
    };
  }
}
