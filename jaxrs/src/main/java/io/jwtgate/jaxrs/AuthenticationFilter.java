package io.jwtgate.jaxrs;

import io.jwtgate.bearer.Access;
import io.jwtgate.bearer.ApplicationHeaders;
import io.jwtgate.bearer.Arrival;
import io.jwtgate.bearer.Caller;
import io.jwtgate.bearer.Decision;
import io.jwtgate.bearer.Gate;
import io.jwtgate.bearer.Rejection;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds out who makes a request. Invalid credentials end it, whatever the resource asks for. It
 * comes before the resource is looked for, since that may run sub-resource locators and
 * constructors of the application, which must know the caller.
 */
@PreMatching
final class AuthenticationFilter implements ContainerRequestFilter {
  private final GateHolder holder;

  AuthenticationFilter(GateHolder holder) {
    this.holder = holder;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (holder.isTaken()) {
      filter(request, holder.get());
    } else if (!holder.isLeftToFilter()) {
      GateHolder.close(request);
    }
  }

  private static void filter(ContainerRequestContext request, ApplicationGate application) {
    Arrival arrival = arrival(application, request);
    Optional<Rejection> rejection = arrival.rejection();
    if (rejection.isPresent()) {
      RestRejection.abort(request, rejection.get());
      return;
    }
    new RequestDecision(application, arrival, request.getSecurityContext()).putOn(request);
    arrival.caller().ifPresent(caller -> establish(caller, request));
    hideHeaders(application.gate().applicationHeaders(), request);
  }

  /** A servlet filter of ours may have found the caller already, or rejected a cookie. */
  private static Arrival arrival(ApplicationGate application, ContainerRequestContext request) {
    RestIncomingRequest incoming = application.incoming(request);
    return RequestDecision.callerOf(request)
        .map(caller -> application.gate().receive(incoming, caller))
        .orElseGet(() -> withoutCaller(application.gate(), request, incoming));
  }

  private static Arrival withoutCaller(
      Gate gate, ContainerRequestContext request, RestIncomingRequest incoming) {
    return request.getProperty(Access.REJECTED_COOKIE_ATTRIBUTE) instanceof Decision.Rejected cookie
        ? gate.receive(incoming, null).alsoRejected(cookie)
        : gate.receive(incoming);
  }

  private static void establish(Caller caller, ContainerRequestContext request) {
    SecurityContext present = request.getSecurityContext();
    boolean secure = present != null && present.isSecure();
    request.setSecurityContext(new CallerSecurityContext(caller, secure));
    request.setProperty(Caller.ATTRIBUTE, caller);
  }

  private static void hideHeaders(ApplicationHeaders visible, ContainerRequestContext request) {
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
  private static void blankCookies(ApplicationHeaders visible, ContainerRequestContext request) {
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
