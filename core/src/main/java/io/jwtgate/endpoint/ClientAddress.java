package io.jwtgate.endpoint;

import java.util.List;

/**
 * Where the limiter of logins takes a client's address from.
 *
 * @param header of a trusted proxy; empty for the address of the connection
 */
record ClientAddress(String header) {
  static final ClientAddress OF_CONNECTION = new ClientAddress("");

  String of(EndpointRequest request) {
    List<String> fields = header.isEmpty() ? List.of() : request.header(header);
    if (fields.isEmpty()) {
      return request.clientAddress();
    }
    String last = fields.get(fields.size() - 1);
    return last.substring(last.lastIndexOf(',') + 1).strip();
  }
}
