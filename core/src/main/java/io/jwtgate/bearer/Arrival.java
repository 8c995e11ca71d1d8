package io.jwtgate.bearer;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A request that has come to a {@link Gate}, and who makes it. One thing can be done with it: it is
 * decided, once, and what is rejected is reported then. Used by one thread at a time, as a request
 * is.
 */
public final class Arrival {
  private final Authorizer authorizer;
  private final IncomingRequest request;
  private Decision found;
  private Predicate<String> containerRoles;
  private Optional<Access> owed = Optional.empty();
  private boolean decided;

  Arrival(Authorizer authorizer, IncomingRequest request, Decision found) {
    this.authorizer = authorizer;
    this.request = request;
    this.found = found;
  }

  /** The caller, whatever may be asked for; empty without a valid token. */
  public Optional<Caller> caller() {
    return found.caller();
  }

  /**
   * Whether it is a CORS preflight, which carries no credentials (Fetch standard, CORS protocol),
   * so that it can't be asked for any. It has no content either, and what may become another method
   * behind is none: a browser asks for that in the request that follows.
   */
  public boolean isPreflight() {
    return Preflight.is(request);
  }

  /** What the gate asks of this request by itself. */
  public Access ofGate() {
    return authorizer.accessTo(request);
  }

  /** Says that a gate in front has left the request to this one, and what it asks. */
  public Arrival owing(Access other) {
    owed = Optional.of(other);
    return this;
  }

  /**
   * Says whom the application knows by now, where a token has come: one of its own filters may have
   * put somebody else in place of the caller.
   *
   * @param now null where it is none of our callers; then the request is one of nobody
   */
  public Arrival isNow(Caller now) {
    if (found instanceof Decision.Authenticated authenticated) {
      found =
          now == null
              ? new Decision.Anonymous()
              : new Decision.Authenticated(now, authenticated.headers());
    }
    return this;
  }

  /**
   * Says that the container knows a caller by a login of its own. Where no token came and the gate
   * lets in who is anonymous, its word counts for roles; in place of a token it never counts.
   *
   * @param roles whether the container gives its caller a role
   */
  public Arrival isKnownToContainer(Predicate<String> roles) {
    containerRoles = role -> Caller.ANY_CALLER.equals(role) || roles.test(role);
    return this;
  }

  /**
   * Decides at once where nothing that a resource asks for can let the request pass, so that the
   * resource need not be looked for.
   *
   * @return what the client is told; empty where {@link #decide} must follow
   */
  public Optional<Rejection> rejection() {
    return authorizer.isHopeless(found) ? decide().rejection() : Optional.empty();
  }

  /** Decides by what the gate asks alone: its public paths, and what every other path needs. */
  public Decision decide() {
    return decide(List.of(Requirement.OF_GATE));
  }

  /** Decides by what a resource asks. */
  public Decision decide(Requirement requirement) {
    return decide(List.of(requirement));
  }

  /**
   * Decides.
   *
   * @param requirements of the resource; all of them must hold
   * @throws IllegalStateException if it was decided already
   */
  public Decision decide(Collection<Requirement> requirements) {
    if (decided) {
      throw new IllegalStateException("decided already");
    }
    decided = true;
    return isPreflight() ? new Decision.Anonymous() : authorize(requirements);
  }

  private Decision authorize(Collection<Requirement> requirements) {
    Set<Access> ofGates = new LinkedHashSet<>(List.of(ofGate()));
    owed.ifPresent(ofGates::add);
    Set<Access> needed = new LinkedHashSet<>();
    requirements.forEach(each -> needed.addAll(each.needed(ofGates)));
    return authorizer.authorize(request, found, rolesFor(ofGates), needed);
  }

  /** Where a gate needs a token, the container's login is no login at all. */
  private Predicate<String> rolesFor(Set<Access> ofGates) {
    boolean counts =
        found instanceof Decision.Anonymous && ofGates.stream().noneMatch(Access::needsToken);
    return counts ? containerRoles : null;
  }
}
