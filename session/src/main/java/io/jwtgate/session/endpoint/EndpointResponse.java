package io.jwtgate.session.endpoint;

import java.util.ArrayList;
import java.util.List;

/**
 * What an endpoint answers. It may hold credentials: keep it out of logs.
 *
 * @param status the HTTP status
 * @param fields the header field lines to send, in order; a name may stand there more than once
 * @param body the content; empty for none
 */
public record EndpointResponse(int status, List<Field> fields, String body) {

  public EndpointResponse {
    fields = List.copyOf(fields);
  }

  /** A header field line. */
  public record Field(String name, String value) {}

  EndpointResponse with(String name, String value) {
    List<Field> more = new ArrayList<>(fields);
    more.add(new Field(name, value));
    return new EndpointResponse(status, more, body);
  }

  EndpointResponse with(String name, List<String> values) {
    List<Field> more = new ArrayList<>(fields);
    values.forEach(value -> more.add(new Field(name, value)));
    return new EndpointResponse(status, more, body);
  }

  /** The status alone. */
  @Override
  public String toString() {
    return "EndpointAnswer[" + status + "]";
  }
}
