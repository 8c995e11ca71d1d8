package io.jwtgate.session.jaxrs;

import io.jwtgate.jaxrs.RestApplication;
import io.jwtgate.session.internal.SessionPart;
import io.jwtgate.session.issue.PublishedKeys;
import io.jwtgate.session.issue.SigningKeys;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * Publishes the keys of an issuer for the {@code jwks-uri} of other services (RFC 7517 section 5).
 * It is open to everybody. Extend it with a {@code @Path}, such as {@code .well-known/jwks.json}:
 * some servers make a resource of every class in a WAR that has one.
 */
@SuppressWarnings("exports") // whoever has this face has the API
@PermitAll
public abstract class JwksResource {
  private final SigningKeys keys;

  @Context private Configuration application;
  @Context private HttpHeaders headers;

  /** The keys of the {@code jwtgate} settings. */
  protected JwksResource() {
    this.keys = null;
  }

  /** For your class; not null. */
  protected JwksResource(SigningKeys keys) {
    this.keys = Objects.requireNonNull(keys, "keys");
  }

  private SigningKeys keys() {
    return keys != null ? keys : services().issuer().keys();
  }

  private SessionPart.Running services() {
    return RestApplication.of(application).part(SessionPart.Running.class).orElseThrow();
  }

  /** The JWK set; 304 for who has it already. */
  @GET
  public Response get() {
    PublishedKeys published = keys().published();
    return answer(published)
        .header(HttpHeaders.CACHE_CONTROL, published.cacheControl())
        .header(HttpHeaders.ETAG, published.entityTag())
        .build();
  }

  private Response.ResponseBuilder answer(PublishedKeys published) {
    List<String> ifNoneMatch = headers.getRequestHeader(HttpHeaders.IF_NONE_MATCH);
    return ifNoneMatch != null && published.isNamedBy(ifNoneMatch)
        ? Response.notModified()
        : Response.ok(published.json().getBytes(StandardCharsets.UTF_8))
            .header(HttpHeaders.CONTENT_TYPE, PublishedKeys.MEDIA_TYPE);
  }
}
