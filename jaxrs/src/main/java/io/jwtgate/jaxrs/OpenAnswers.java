package io.jwtgate.jaxrs;

import io.jwtgate.web.OpenAnswer;
import io.jwtgate.web.OpenEndpoint;
import io.jwtgate.web.OpenRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** A JAX-RS request as an {@link OpenEndpoint} sees it, and its answer as a response. */
record OpenAnswers(ContainerRequestContext request, RestIncomingRequest incoming)
    implements OpenRequest {
  /** The request property that says that such an endpoint has answered. */
  private static final String PROPERTY = OpenAnswers.class.getName();

  /** Ends the request. */
  static void abort(OpenEndpoint endpoint, RestIncomingRequest incoming) throws IOException {
    ContainerRequestContext request = incoming.request();
    request.setProperty(PROPERTY, true);
    request.abortWith(response(endpoint.answer(new OpenAnswers(request, incoming))));
  }

  /** Whether a request was answered by such an endpoint. */
  static boolean have(ContainerRequestContext request) {
    return request.getProperty(PROPERTY) != null;
  }

  private static Response response(OpenAnswer answer) {
    Response.ResponseBuilder response = Response.status(answer.status());
    answer.headers().forEach(response::header);
    byte[] body = answer.body();
    if (body.length > 0) {
      response.entity(body);
    } else if (answer.status() != Response.Status.NO_CONTENT.getStatusCode()) {
      // Without an entity some runtimes send a page of HTML.
      response.type(MediaType.TEXT_PLAIN_TYPE).entity(body);
    }
    return response.build();
  }

  @Override
  public String clientAddress() {
    return incoming.deployment().clientAddress();
  }

  @Override
  public InputStream body() {
    return request.getEntityStream();
  }

  @Override
  public String method() {
    return incoming.method();
  }

  @Override
  public String query() {
    return incoming.query();
  }

  @Override
  public String path() {
    return incoming.path();
  }

  @Override
  public boolean isNamedByWholePath() {
    return incoming.isNamedByWholePath();
  }

  @Override
  public List<String> header(String name) {
    return incoming.header(name);
  }

  @Override
  public boolean isConfidential() {
    return incoming.isConfidential();
  }
}
