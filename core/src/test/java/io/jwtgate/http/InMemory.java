package io.jwtgate.http;

import io.jwtgate.bearer.Decision;
import io.jwtgate.bearer.Gate;
import io.jwtgate.bearer.Rejection;
import io.jwtgate.web.IncomingRequest;
import java.util.ArrayList;
import java.util.List;

/**
 * The smallest adapter there is: requests and answers of the tables without a server.
 *
 * @param call the request
 * @param isConfidential whether it came over TLS or from this machine
 */
public record InMemory(Call call, boolean isConfidential) implements IncomingRequest {

  /** What a gate answers to a request of this machine. */
  public static Answer answer(Gate gate, Call call) {
    return answer(gate.receive(new InMemory(call, true)).decide());
  }

  /** The answer that a decision makes. */
  public static Answer answer(Decision decision) {
    return decision
        .rejection()
        .map(InMemory::refused)
        .orElseGet(() -> new Answer(200, List.of(), name(decision)));
  }

  private static String name(Decision decision) {
    return decision.caller().map(caller -> caller.getName()).orElse("anonymous");
  }

  private static Answer refused(Rejection refusal) {
    List<String> fields = new ArrayList<>(List.of("Content-Type: " + Rejection.BODY_TYPE));
    refusal.headers().forEach((name, value) -> fields.add(name + ": " + value));
    return new Answer(refusal.status(), fields, refusal.body());
  }

  @Override
  public String method() {
    return call.method();
  }

  @Override
  public String query() {
    int mark = call.target().indexOf('?');
    return mark < 0 ? "" : call.target().substring(mark + 1);
  }

  @Override
  public String path() {
    int mark = call.target().indexOf('?');
    return mark < 0 ? call.target() : call.target().substring(0, mark);
  }

  @Override
  public boolean isNamedByWholePath() {
    return true;
  }

  @Override
  public List<String> header(String name) {
    return new Answer(0, call.fields(), "").header(name);
  }
}
