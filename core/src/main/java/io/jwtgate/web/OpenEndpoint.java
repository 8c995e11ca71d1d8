package io.jwtgate.web;

import java.io.IOException;

/**
 * One path that a part of the application answers itself, before anybody is asked for a token. Such
 * a request goes nowhere else, so nothing behind a gate is opened by it. Thread-safe.
 */
public interface OpenEndpoint {
  /**
   * Whether a request is for it: by its path as it was sent, exactly, and by its method. What is
   * not, is guarded as any other request.
   */
  boolean isFor(IncomingRequest request);

  /**
   * Answers it.
   *
   * @throws IOException if the content can't be read
   */
  OpenAnswer answer(OpenRequest request) throws IOException;
}
