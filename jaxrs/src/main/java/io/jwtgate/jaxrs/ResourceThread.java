package io.jwtgate.jaxrs;

import io.jwtgate.bearer.AccessRejectedException;
import io.jwtgate.bearer.Caller;
import io.jwtgate.bearer.CurrentRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.security.Principal;
import java.util.Optional;

/**
 * Lets beans know which request their thread serves, as the runtime has it: what is injected here
 * is asked at each call, so that no thread keeps anything. Registered where a module asks.
 * Thread-safe.
 */
@PreMatching
final class ResourceThread
    implements CurrentRequest.Source,
        ContainerRequestFilter,
        ExceptionMapper<AccessRejectedException> {
  private final GateHolder holder;

  @Context private SecurityContext security;
  @Context private Request request;
  @Context private UriInfo uri;
  @Context private HttpHeaders headers;
  @Context private ResourceInfo resource;

  ResourceThread(GateHolder holder) {
    this.holder = holder;
  }

  /** A servlet filter in front may have entered the request, with another caller. */
  @Override
  public void filter(ContainerRequestContext context) {
    CurrentRequest.preferInThread(this);
  }

  @Override
  public Optional<CurrentRequest> current() {
    try {
      return holder.isTaken() && request.getMethod() != null
          ? Optional.of(entered())
          : Optional.empty();
    } catch (RuntimeException outside) {
      return Optional.empty();
    }
  }

  private CurrentRequest entered() {
    Principal known = security.getUserPrincipal();
    Caller caller = caller(known);
    // Its caller was found already, so nobody asks where it came from.
    CurrentRequest current =
        CurrentRequest.of(
                holder.get().gate(),
                new ResourceRequest(request, uri, headers, security, ""),
                () -> caller)
            .decidedOn(resource.getResourceMethod());
    return caller == null && known != null
        ? current.containerRoles(security::isUserInRole)
        : current;
  }

  /** What a filter of the application has put in the caller's place counts as nobody. */
  private Caller caller(Principal known) {
    return known == null ? null : Caller.known(known, attribute(known)).orElse(null);
  }

  private Object attribute(Principal known) {
    return known instanceof Caller ? null : holder.get().deployment().attribute(Caller.ATTRIBUTE);
  }

  @Override
  public Response toResponse(AccessRejectedException rejected) {
    return RestRejection.response(rejected.rejection());
  }
}
