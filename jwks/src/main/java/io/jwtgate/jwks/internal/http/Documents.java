package io.jwtgate.jwks.internal.http;

import java.util.Map;

/** Gets the documents of one source, one at a time. Any thread may close it. */
interface Documents extends AutoCloseable {

  /**
   * The answer, whatever its status.
   *
   * @param headers to send beside the usual ones
   * @throws HttpFailedException if there is none
   */
  HttpReply get(HttpAddress url, EgressPolicy egress, Map<String, String> headers);

  /** Cuts what is under way. */
  @Override
  void close();
}
