package io.jwtgate.jaxrs;

import io.jwtgate.bearer.Access;
import io.jwtgate.bearer.Decision;
import io.jwtgate.bearer.Gate;
import io.jwtgate.bearer.IncomingRequest;
import java.util.Set;

/** What one resource method asks of its callers. */
sealed interface MethodRule {

  /** The decision on a request, of which the caller is known. */
  Decision judge(Gate gate, IncomingRequest request, Decision caller);

  /** {@code @DenyAll}: nobody. */
  record Denied() implements MethodRule {
    @Override
    public Decision judge(Gate gate, IncomingRequest request, Decision caller) {
      return gate.denyToAll();
    }
  }

  /** {@code @PermitAll}: anybody. */
  record Permitted() implements MethodRule {
    @Override
    public Decision judge(Gate gate, IncomingRequest request, Decision caller) {
      return caller;
    }
  }

  /** {@code @RolesAllowed}: what the gate asks of every request, and one of these roles. */
  record ForRoles(Access access) implements MethodRule {
    // Jakarta Annotations section 2.11 and servlet section 13.3: everybody who is authenticated.
    private static final String ANY_AUTHENTICATED = "**";

    static ForRoles of(Set<String> roles) {
      return new ForRoles(
          roles.contains(ANY_AUTHENTICATED)
              ? Access.AUTHENTICATED
              : Access.anyRole(roles.toArray(String[]::new)));
    }

    @Override
    public Decision judge(Gate gate, IncomingRequest request, Decision caller) {
      return gate.authorize(new Unannotated().judge(gate, request, caller), access);
    }
  }

  /** No annotation: what the gate asks of every request. */
  record Unannotated() implements MethodRule {
    @Override
    public Decision judge(Gate gate, IncomingRequest request, Decision caller) {
      return gate.authorize(caller, gate.accessTo(request));
    }
  }
}
