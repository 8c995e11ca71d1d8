package io.jwtgate.bearer;

import io.jwtgate.web.IncomingRequest;
import io.jwtgate.web.Preflight;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A request that a {@link Gate} has received, and who makes it. It is decided once, and a rejection
 * is reported at that moment. Used by one thread at a time, as a request is.
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

  /** The caller, before it is decided what the caller may do; empty without a valid token. */
  public Optional<Caller> caller() {
    return found.caller();
  }

  /**
   * Whether it is a CORS preflight (Fetch standard, CORS protocol), which never has credentials, so
   * that none can be required. A request with content, or one that asks for another method, is
   * none.
   */
  public boolean isPreflight() {
    return Preflight.is(request);
  }

  /** What the gate asks of this request by itself. */
  public Access ofGate() {
    return authorizer.accessTo(request);
  }

  /** The rejection of a cookie, which counts as none where nothing is needed. */
  public Optional<Decision.Rejected> rejectedCookie() {
    return found instanceof Decision.Rejected rejected && rejected.byCookie()
        ? Optional.of(rejected)
        : Optional.empty();
  }

  /**
   * Takes the word of a gate in front, which has rejected a cookie, so that nobody judges twice.
   */
  public Arrival alsoRejected(Decision.Rejected cookie) {
    found = cookie;
    return this;
  }

  /** Adds what a gate in front requires, which has left the request to this one. */
  public Arrival alsoRequire(Access other) {
    owed = Optional.of(other);
    return this;
  }

  /**
   * Replaces the caller of a token, where a filter of the application has put somebody else in
   * place.
   *
   * @param now null for nobody, or for somebody who is no caller of ours
   */
  public Arrival replaceCaller(Caller now) {
    if (found instanceof Decision.Authenticated authenticated) {
      found =
          now == null
              ? new Decision.Anonymous()
              : new Decision.Authenticated(now, authenticated.headers());
    }
    return this;
  }

  /**
   * Adds the roles that the container gives to a caller of its own login. They count where no token
   * came and no gate needs one; in place of a token that login never counts.
   *
   * @param roles whether the container gives its caller a role
   */
  public Arrival containerRoles(Predicate<String> roles) {
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
