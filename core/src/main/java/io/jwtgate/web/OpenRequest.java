package io.jwtgate.web;

import java.io.IOException;
import java.io.InputStream;

/** A request as an {@link OpenEndpoint} sees it. The adapters translate theirs into it. */
public interface OpenRequest extends IncomingRequest {
  /** The address of the client, or of the last proxy; empty if it is not known. */
  String clientAddress();

  /**
   * The content; nobody has read from it.
   *
   * @throws IOException if it can't be read
   */
  InputStream body() throws IOException;
}
