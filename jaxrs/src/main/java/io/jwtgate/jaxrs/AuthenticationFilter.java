package io.jwtgate.jaxrs;

import io.jwtgate.bearer.Caller;
import io.jwtgate.bearer.Decision;
import io.jwtgate.bearer.Gate;
import io.jwtgate.bearer.VisibleHeaders;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds out who makes a request. Bad credentials end it, whatever the resource asks for. It comes
 * before the resource is looked for, since that may run sub-resource locators and constructors of
 * the application, which must know the caller.
 */
@PreMatching
final class AuthenticationFilter implements ContainerRequestFilter {
  private final GuardSlot slot;

  AuthenticationFilter(GuardSlot slot) {
    this.slot = slot;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (slot.isTaken()) {
      filter(request, slot.guard());
    } else if (!slot.isLeftToFilter()) {
      GuardSlot.close(request);
    }
  }

  private static void filter(ContainerRequestContext request, Guard guard) {
    Decision who = authenticate(guard, request);
    if (guard.gate().turnsAway(who)) {
      guard
          .gate()
          .authorize(guard.incoming(request), who)
          .why()
          .ifPresent(refusal -> RefusedResponse.abort(request, refusal));
    } else {
      new Identity(guard, who, request.getSecurityContext()).putOn(request);
      who.who().ifPresent(caller -> establish(caller, request));
      hide(guard.gate().visibleHeaders(), request);
    }
  }

  private static Decision authenticate(Guard guard, ContainerRequestContext request) {
    SecurityContext before = request.getSecurityContext();
    if (before != null && before.getUserPrincipal() instanceof Caller caller) {
      return new Decision.Authenticated(caller);
    }
    RestIncomingRequest incoming = guard.incoming(request);
    return Gate.isPreflight(incoming)
        ? new Decision.Anonymous()
        : guard.gate().authenticate(incoming);
  }

  private static void establish(Caller caller, ContainerRequestContext request) {
    SecurityContext before = request.getSecurityContext();
    boolean secure = before != null && before.isSecure();
    request.setSecurityContext(new CallerSecurityContext(caller, secure));
  }

  private static void hide(VisibleHeaders visible, ContainerRequestContext request) {
    if (visible.areAll()) {
      return;
    }
    MultivaluedMap<String, String> headers = request.getHeaders();
    for (String name : List.copyOf(headers.keySet())) {
      set(headers, name, visible.of(name, headers.get(name)));
    }
    blankCookies(visible, request);
  }

  /**
   * RESTEasy has read the cookies by now and keeps them, but what it reads next takes the place of
   * what it has: a hidden cookie's value becomes empty. Jersey reads them anew, and has none left.
   */
  private static void blankCookies(VisibleHeaders visible, ContainerRequestContext request) {
    Stream<String> hidden =
        request.getCookies().keySet().stream().filter(name -> !visible.showCookie(name));
    List<String> blank = hidden.map(name -> name + "=").toList();
    if (!blank.isEmpty()) {
      List<String> shown = request.getHeaders().getOrDefault("Cookie", List.of());
      set(request.getHeaders(), "Cookie", blank);
      request.getCookies();
      set(request.getHeaders(), "Cookie", shown);
    }
  }

  private static void set(
      MultivaluedMap<String, String> headers, String name, List<String> fields) {
    if (fields.isEmpty()) {
      headers.remove(name);
    } else {
      headers.put(name, fields);
    }
  }
}
