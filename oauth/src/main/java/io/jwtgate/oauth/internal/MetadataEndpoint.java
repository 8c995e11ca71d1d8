package io.jwtgate.oauth.internal;

import io.jwtgate.web.IncomingRequest;
import io.jwtgate.web.OpenAnswer;
import io.jwtgate.web.OpenEndpoint;
import io.jwtgate.web.OpenRequest;
import io.jwtgate.web.Preflight;
import java.util.Map;

/**
 * Serves the metadata of a resource to everybody, pages of other origins included: they hold
 * nothing that is secret, and what a page may do with a token is judged elsewhere.
 */
public record MetadataEndpoint(ResourceMetadata metadata, String json) implements OpenEndpoint {

  /** Of this resource. */
  public MetadataEndpoint(ResourceMetadata metadata) {
    this(metadata, metadata.json());
  }

  @Override
  public boolean isFor(IncomingRequest request) {
    return isPathOf(request)
        && (request.method().equals("GET")
            || request.method().equals("HEAD")
            || Preflight.is(request));
  }

  /** As it was sent, to the letter: what only means the same path is guarded. */
  private boolean isPathOf(IncomingRequest request) {
    String whole = request.wholePath();
    return whole.contains(ResourceUrl.WELL_KNOWN)
        && (whole.equals(metadata.resource().metadataPath())
            || whole.equals(metadata.resource().standardPath())
            || request.rawPath().equals(ResourceUrl.WELL_KNOWN));
  }

  @Override
  public OpenAnswer answer(OpenRequest request) {
    return Preflight.is(request) ? preflight() : document();
  }

  private static OpenAnswer preflight() {
    return new OpenAnswer(
        204,
        Map.of(
            "Access-Control-Allow-Origin", "*",
            "Access-Control-Allow-Methods", "GET, HEAD",
            "Access-Control-Allow-Headers", "*",
            "Access-Control-Max-Age", "3600"),
        "");
  }

  /** The document; caches may keep it for an hour. */
  public OpenAnswer document() {
    return new OpenAnswer(
        200,
        Map.of(
            OpenAnswer.TYPE,
            "application/json",
            "Cache-Control",
            "max-age=3600",
            "Access-Control-Allow-Origin",
            "*"),
        json);
  }
}
