package io.jwtgate.session.jaxrs;

import io.jwtgate.jaxrs.RestApplication;
import io.jwtgate.session.endpoint.EndpointResponse;
import io.jwtgate.session.endpoint.SessionEndpoints;
import io.jwtgate.session.internal.SessionPart;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ResourceContext;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Login, refresh, logout and revocation, at a path that you choose. It is open to everybody, since
 * who logs in has no token yet. Extend it, and register that as a singleton or let the runtime make
 * it:
 *
 * <pre>{@code
 * @Path("session")
 * public class Sessions extends SessionResource {
 *   @Inject
 *   public Sessions(SessionEndpoints endpoints) {
 *     super(endpoints);
 *   }
 * }
 * }</pre>
 *
 * <p>It has no path of its own: some servers make a resource of every class in a WAR that has one.
 */
@SuppressWarnings("exports") // whoever has this face has the API
@PermitAll
public abstract class SessionResource {
  private final SessionEndpoints endpoints;

  @Context private ResourceContext resources;
  @Context private Request request;
  @Context private UriInfo uri;
  @Context private HttpHeaders headers;
  @Context private SecurityContext security;
  @Context private Configuration application;

  /**
   * Made of the {@code jwtgate} settings, for the {@link io.jwtgate.session.Users} that the
   * application brings as a service. They are made while the application starts, if it has a
   * signing key and your class has no constructor but one without parameters.
   */
  protected SessionResource() {
    this.endpoints = null;
  }

  /** For your class; not null. */
  protected SessionResource(SessionEndpoints endpoints) {
    this.endpoints = Objects.requireNonNull(endpoints, "endpoints");
  }

  /** The one method that is taken. */
  @POST
  @Path("{action}")
  public Response post(@PathParam("action") String action, InputStream body) {
    return answer(action, body);
  }

  /** Rejected, as all that follow; the runtime would reject them in other words. */
  @GET
  @Path("{action}")
  public Response get(@PathParam("action") String action) {
    return answer(action, InputStream.nullInputStream());
  }

  /** Answers 405: the endpoints are called by POST. */
  @PUT
  @Path("{action}")
  public Response put(@PathParam("action") String action) {
    return answer(action, InputStream.nullInputStream());
  }

  /** Answers 405: the endpoints are called by POST. */
  @PATCH
  @Path("{action}")
  public Response patch(@PathParam("action") String action) {
    return answer(action, InputStream.nullInputStream());
  }

  /** Answers 405: the endpoints are called by POST. */
  @DELETE
  @Path("{action}")
  public Response delete(@PathParam("action") String action) {
    return answer(action, InputStream.nullInputStream());
  }

  private SessionEndpoints endpoints() {
    return endpoints != null ? endpoints : services().endpoints();
  }

  private SessionPart.Running services() {
    return RestApplication.of(application).part(SessionPart.Running.class).orElseThrow();
  }

  private RestEndpointRequest asked(String action, InputStream body) {
    Connection connection = Connection.of(resources, uri);
    return new RestEndpointRequest(
        RestApplication.incoming(request, uri, headers, security, connection.clientAddress()),
        connection,
        action,
        body);
  }

  private Response answer(String action, InputStream body) {
    EndpointResponse answer = endpoints().answer(asked(action, body));
    Response.ResponseBuilder response = Response.status(answer.status());
    answer.fields().forEach(field -> response.header(field.name(), field.value()));
    // Octets, so that no provider for JSON makes a quoted text of it.
    return answer.body().isEmpty()
        ? response.build()
        : response.entity(answer.body().getBytes(StandardCharsets.UTF_8)).build();
  }
}
