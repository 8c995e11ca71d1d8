package io.jwtgate.session.endpoint;

import io.jwtgate.web.IncomingRequest;
import java.io.IOException;
import java.io.InputStream;

/** A request to one of the endpoints. The adapters translate theirs into it. */
public interface EndpointRequest extends IncomingRequest {
  /**
   * The path that all endpoints have in common, as the browser sent it: the context's included, and
   * without a slash at its end.
   */
  String basePath();

  /** What follows it, such as {@code login}; empty if nothing does. */
  String action();

  /** The address of the client, or of the last proxy; empty if it is not known. */
  String clientAddress();

  /**
   * The content; nobody has read from it.
   *
   * @throws IOException if it can't be read
   */
  InputStream body() throws IOException;
}
