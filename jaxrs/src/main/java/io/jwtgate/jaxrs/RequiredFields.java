package io.jwtgate.jaxrs;

import io.jwtgate.web.RequiredHeaders;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.List;

/** Puts the header fields on a response that it must have. */
final class RequiredFields {
  private RequiredFields() {}

  static void put(RequiredHeaders required, ContainerResponseContext response) {
    required.names().forEach(name -> put(name, required, response));
  }

  private static void put(
      String name, RequiredHeaders required, ContainerResponseContext response) {
    String written = response.getHeaderString(name);
    List<String> fields = written == null ? List.of() : List.of(written);
    response.getHeaders().putSingle(name, required.value(name, fields));
  }
}
