package io.jwtgate.jaxrs;

import io.jwtgate.config.Application;
import io.jwtgate.web.IncomingRequest;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;

/** What a module needs whose resources are made of the settings, as the gate is. */
public final class RestApplication {
  private RestApplication() {}

  /**
   * What the gate and the resources of an application have in common. It ends with the gate, and is
   * not closed by who asks.
   *
   * @throws IllegalStateException if there are no settings, or the gate was made in code
   */
  public static Application of(Configuration application) {
    return find(application)
        .orElseThrow(() -> new IllegalStateException("the gate is not made of settings"));
  }

  /** The same; empty where there is no gate that is made of settings. */
  public static Optional<Application> find(Configuration application) {
    return GateHolder.of(application).flatMap(GateHolder::application);
  }

  /**
   * A request as the gate sees it, but for its path: that is the one under the application.
   *
   * @param clientAddress of the connection; empty where there is no server that tells it
   */
  public static IncomingRequest incoming(
      Request request,
      UriInfo uri,
      HttpHeaders headers,
      SecurityContext security,
      String clientAddress) {
    return new ResourceRequest(request, uri, headers, security, clientAddress);
  }
}
