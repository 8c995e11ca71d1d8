package io.jwtgate.jaxrs;

import io.jwtgate.endpoint.EndpointAnswer;
import io.jwtgate.endpoint.SessionEndpoints;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Login, refresh, logout and revocation below {@code session}. It is public, since who logs in has
 * no token yet. For another path extend it with another {@code @Path}.
 *
 * <pre>{@code
 * SessionEndpoints endpoints = SessionEndpoints.inCookies(login, sessions, cookies).build();
 * // in Application.getSingletons(), or in a Feature by context.register:
 * new SessionResource(endpoints)
 * }</pre>
 */
@Path("session")
@PermitAll
public class SessionResource {
  private final SessionEndpoints endpoints;

  /** For use in code. */
  public SessionResource(SessionEndpoints endpoints) {
    this.endpoints = Objects.requireNonNull(endpoints, "endpoints");
  }

  /** The only method that is taken. */
  @POST
  @Path("{action: .*}")
  public Response post(
      @Context ContainerRequestContext request,
      @Context ResourceContext resources,
      InputStream body) {
    EndpointAnswer answer =
        endpoints.answer(new RestEndpointRequest(request, ClientAddress.in(resources), body));
    Response.ResponseBuilder response = Response.status(answer.status());
    answer.fields().forEach(field -> response.header(field.name(), field.value()));
    // Bytes, so that no provider for JSON makes a quoted text of it.
    return answer.body().isEmpty()
        ? response.build()
        : response.entity(answer.body().getBytes(StandardCharsets.UTF_8)).build();
  }
}
