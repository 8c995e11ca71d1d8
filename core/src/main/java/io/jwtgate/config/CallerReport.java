package io.jwtgate.config;

import io.jwtgate.bearer.Arrival;
import io.jwtgate.bearer.Caller;
import io.jwtgate.bearer.Decision;
import io.jwtgate.bearer.Gate;
import io.jwtgate.bearer.Rejection;
import io.jwtgate.internal.log.LogText;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who the caller of a valid token is, and what a request of theirs would be answered by the gate
 * alone: annotations of a resource may ask for more.
 *
 * @param headers with the token, by their names in lower case
 */
record CallerReport(Gate gate, Map<String, String> headers, PrintStream out) {

  /**
   * @param request method and path; empty for none
   */
  void print(List<String> request) {
    String method = request.isEmpty() ? "GET" : request.get(0);
    String path = request.isEmpty() ? "/" : request.get(1);
    Arrival arrival = gate.receive(new CommandRequest(method, path, headers));
    arrival.caller().ifPresent(this::print);
    if (!request.isEmpty()) {
      out.println(LogText.of(method + ' ' + path) + ": " + answer(arrival.decide()));
    }
  }

  private void print(Caller caller) {
    out.println("name    " + LogText.of(caller.getName()));
    out.println("roles   " + LogText.names(caller.roles()) + " (jwtgate.roles-claim)");
    out.println("scopes  " + LogText.names(caller.scopes()) + " (jwtgate.scope-claim)");
  }

  private static String answer(Decision decision) {
    Optional<Rejection> rejected = decision.rejection();
    return rejected
        .map(why -> why.status() + " " + why.code() + ": " + why.detail())
        .orElse("let through; a resource's own annotations may ask for more");
  }
}
