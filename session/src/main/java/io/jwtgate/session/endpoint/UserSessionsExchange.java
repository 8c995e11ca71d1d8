package io.jwtgate.session.endpoint;

import io.jwtgate.bearer.Caller;
import io.jwtgate.bearer.Decision;
import io.jwtgate.bearer.Gate;
import io.jwtgate.bearer.Requirement;
import io.jwtgate.session.Sessions;
import io.jwtgate.session.UserSession;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What a user sees of his sessions, and how he ends them: by his access token, and only his own.
 */
record UserSessionsExchange(Sessions sessions, Gate gate, TokenTransport transport) {

  EndpointResponse list(EndpointRequest request) {
    return forCaller(request, this::list);
  }

  private EndpointResponse list(Caller caller) {
    List<Map<String, Object>> all =
        sessions.ofSubjects().list(subjectOf(caller)).stream()
            .map(each -> members(each, caller))
            .toList();
    return EndpointResponses.granted(Map.of("sessions", all));
  }

  private static Map<String, Object> members(UserSession session, Caller caller) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("id", session.id());
    members.put("current", caller.sessionId().filter(session.id()::equals).isPresent());
    members.put("began_at", seconds(session.beganAt()));
    members.put("last_used_at", seconds(session.lastUsedAt()));
    members.put("expires_at", seconds(session.expiresAt()));
    members.put("client_id", session.clientId());
    session.device().ifPresent(device -> members.put("device", device));
    session.address().ifPresent(address -> members.put("address", address));
    return members;
  }

  private static long seconds(Instant instant) {
    return instant.getEpochSecond();
  }

  EndpointResponse endOne(EndpointRequest request, Content content) {
    return forCaller(
        request,
        caller ->
            sessions.ofSubjects().endOne(subjectOf(caller), content.required("id"))
                ? EndpointResponses.ended()
                : EndpointResponses.noSuchSession());
  }

  EndpointResponse endOthers(EndpointRequest request) {
    return forCaller(
        request,
        caller -> {
          sessions.ofSubjects().endOthers(subjectOf(caller), caller.sessionId().orElse(""));
          return EndpointResponses.ended();
        });
  }

  EndpointResponse endAll(EndpointRequest request) {
    return forCaller(
        request,
        caller -> {
          sessions.endAllOf(subjectOf(caller));
          return transport.ended(request);
        });
  }

  private EndpointResponse forCaller(
      EndpointRequest request, Function<Caller, EndpointResponse> exchange) {
    Decision decision = gate.receive(request).decide(Requirement.AUTHENTICATED);
    return decision
        .rejection()
        .map(EndpointResponses::of)
        .orElseGet(() -> exchange.apply(decision.caller().get()));
  }

  private static String subjectOf(Caller caller) {
    return caller.token().subject().orElse("");
  }
}
