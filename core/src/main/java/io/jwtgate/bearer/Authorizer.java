package io.jwtgate.bearer;

import static io.jwtgate.event.SecurityEvent.Kind.REQUEST_REJECTED;

import io.jwtgate.event.GuardedListener;
import io.jwtgate.event.SecurityEvent;
import io.jwtgate.web.IncomingRequest;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Decides whether who was found may have what is needed, and reports what it rejects.
 *
 * @param access what every request needs
 * @param publicPaths paths that need nothing
 * @param invalidIgnored whether credentials that are not valid count as none where nothing is
 *     needed
 * @param log says why, and knows whether what is rejected passes all the same
 * @param clock tells how long ago a user has logged in
 */
record Authorizer(
    Access access,
    PublicPaths publicPaths,
    boolean invalidIgnored,
    Rejections rejections,
    GuardedListener listener,
    RejectionLog log,
    Clock clock) {

  Authorizer withAccess(Access other) {
    return new Authorizer(other, publicPaths, invalidIgnored, rejections, listener, log, clock);
  }

  /** What the gate asks of a request by itself. */
  Access accessTo(IncomingRequest request) {
    return publicPaths.has(request) ? Access.PUBLIC : access;
  }

  /** Whether nothing that a resource asks for can let this pass. */
  boolean isHopeless(Decision found) {
    return !log.reportOnly() && found instanceof Decision.Rejected it && !isIgnorable(it);
  }

  private boolean isIgnorable(Decision.Rejected rejected) {
    return rejected.byCookie() || invalidIgnored;
  }

  /**
   * @param request what it is about
   * @param found who makes the request
   * @param containerRoles the roles that the container gives to its own caller; null where it knows
   *     none
   * @param needed every one of it must be met
   */
  Decision authorize(
      IncomingRequest request,
      Decision found,
      Predicate<String> containerRoles,
      Set<Access> needed) {
    Decision decision = judge(found, containerRoles, needed);
    decision.rejection().ifPresent(why -> report(request, why));
    if (log.reportOnly() && decision instanceof Decision.Rejected) {
      return found instanceof Decision.Rejected ? new Decision.Anonymous() : found;
    }
    return decision;
  }

  private void report(IncomingRequest request, Rejection why) {
    log.log(request, why);
    listener.on(new SecurityEvent(REQUEST_REJECTED, "", why.code()));
  }

  private Decision judge(Decision found, Predicate<String> containerRoles, Set<Access> needed) {
    if (found instanceof Decision.Rejected rejected) {
      boolean nothingNeeded = needed.stream().allMatch(Access::isPublic);
      return isIgnorable(rejected) && nothingNeeded
          ? new Decision.Anonymous(rejected.rejection())
          : found;
    }
    for (Access each : needed) {
      Optional<Rejection> rejection = lacking(found, containerRoles, each, needed);
      if (rejection.isPresent()) {
        return new Decision.Rejected(rejection.get(), false);
      }
    }
    return found;
  }

  private Optional<Rejection> lacking(
      Decision found, Predicate<String> containerRoles, Access needed, Set<Access> all) {
    if (needed.entry() == Access.Entry.NOBODY) {
      return Optional.of(rejections.deniedToAll());
    }
    if (found instanceof Decision.Authenticated authenticated) {
      return lacking(authenticated.principal(), needed, all);
    }
    if (containerRoles != null && needed.asksForRoles()) {
      return needed.hasRole(containerRoles)
          ? Optional.empty()
          : Optional.of(rejections.roleLackingInContainer(needed.anyRole(), new Needs(all)));
    }
    return needed.admitsAnonymous()
        ? Optional.empty()
        : Optional.of(rejections.noCredentials(new Needs(all)));
  }

  private Optional<Rejection> lacking(Caller caller, Access needed, Set<Access> all) {
    if (!needed.hasScopes(caller)) {
      Set<String> scopes = new Needs(all).scopesFor(caller.scopes());
      return Optional.of(rejections.scopesLacking(scopes, caller.scopes()));
    }
    if (!needed.hasRole(caller::hasRole)) {
      Set<String> roles = caller.roles();
      return Optional.of(rejections.roleLacking(needed.anyRole(), roles, new Needs(all)));
    }
    return needed.authentication().isAny()
        ? Optional.empty()
        : authenticationLacking(caller, needed.authentication(), all);
  }

  private Optional<Rejection> authenticationLacking(
      Caller caller, UserAuthentication needed, Set<Access> all) {
    if (!needed.isOfClass(caller)) {
      return Optional.of(rejections.acrTooLow(new Needs(all)));
    }
    return needed.isRecent(caller, clock.instant())
        ? Optional.empty()
        : Optional.of(rejections.authenticationTooOld(new Needs(all)));
  }
}
