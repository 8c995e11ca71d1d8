package io.jwtgate.jaxrs;

import io.jwtgate.bearer.Access;
import io.jwtgate.bearer.Arrival;
import io.jwtgate.bearer.Caller;
import io.jwtgate.bearer.Decision;
import io.jwtgate.bearer.Requirement;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Optional;

/**
 * Who was found to make a request, and by which gate, kept until the resource is known.
 *
 * @param application decides on the rest as well, though another gate be in force by then
 * @param previous what the container knew when that was found; null for nothing
 */
record RequestDecision(ApplicationGate application, Arrival arrival, SecurityContext previous) {
  private static final String PROPERTY = RequestDecision.class.getName();

  void putOn(ContainerRequestContext request) {
    request.setProperty(PROPERTY, this);
  }

  /** What was found; nobody, where nothing has looked. */
  static RequestDecision on(ContainerRequestContext request, GateHolder holder) {
    return request.getProperty(PROPERTY) instanceof RequestDecision known
        ? known
        : unseen(request, holder.get());
  }

  private static RequestDecision unseen(
      ContainerRequestContext request, ApplicationGate application) {
    Arrival nobody = application.gate().receive(application.incoming(request), null);
    return new RequestDecision(application, nobody, null);
  }

  /**
   * Decides. A filter of the application may have put another security context in between, and then
   * only a caller of ours counts. Where no token came, the container's own login does.
   */
  Decision decide(ContainerRequestContext request, List<Requirement> requirements) {
    SecurityContext now = request.getSecurityContext();
    arrival.replaceCaller(callerOf(request).orElse(null));
    if (isContainersCaller(now)) {
      arrival.containerRoles(previous::isUserInRole);
    }
    if (request.getProperty(Access.OWED_ATTRIBUTE) instanceof Access owed) {
      arrival.alsoRequire(owed);
    }
    return arrival.decide(requirements);
  }

  /** The caller of ours whom the security context in force knows; empty for anybody else. */
  static Optional<Caller> callerOf(ContainerRequestContext request) {
    SecurityContext now = request.getSecurityContext();
    return now == null
        ? Optional.empty()
        : Caller.known(now.getUserPrincipal(), request.getProperty(Caller.ATTRIBUTE));
  }

  private boolean isContainersCaller(SecurityContext now) {
    return previous != null
        && previous.getUserPrincipal() != null
        && now != null
        && previous.getUserPrincipal().equals(now.getUserPrincipal());
  }
}
