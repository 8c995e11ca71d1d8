package io.jwtgate.web;

import java.util.List;

/** What a decision needs to know of an HTTP request. The adapters translate theirs into it. */
public interface IncomingRequest {
  /** The method as it was sent, such as {@code GET}. */
  String method();

  /**
   * The method as it came over the wire, where a filter has put another in its place; otherwise the
   * same.
   */
  default String sentMethod() {
    return method();
  }

  /** The query as it was sent, without its question mark; empty if there is none. */
  String query();

  /**
   * The path under the application's context, decoded and normalised by the container, beginning
   * with a slash.
   */
  String path();

  /**
   * The same path as it was sent and as a runtime may route it, before anything in it was decoded
   * or folded; empty where it is not under the application's context. A path is public in both of
   * its forms or not at all.
   */
  default String rawPath() {
    return path();
  }

  /**
   * The whole path as it was sent, that of the application's context included and the query left
   * out.
   */
  default String wholePath() {
    return rawPath();
  }

  /**
   * Whether the path names a file of the application by its whole. Otherwise its end is data for
   * whatever serves it: a servlet that is mapped to {@code /} or to all below a prefix, a filter, a
   * resource. Asked only where the rest of a pattern fits.
   */
  boolean isNamedByWholePath();

  /**
   * Every value of a header, one for each field line, in order; the name in any case. Empty if
   * there is none; never null.
   */
  List<String> header(String name);

  /**
   * Whether nobody on the way could read the request: it came over TLS or did not leave this
   * machine.
   */
  boolean isConfidential();

  /**
   * Whether a proxy says that the client came to it over plain HTTP, so that a request from this
   * machine has been on the way after all. Anybody may say so, since it can only close.
   */
  default boolean isForwardedFromPlainHttp() {
    return header("X-Forwarded-Proto").stream().anyMatch(ForwardedProto::isPlain)
        || header("Forwarded").stream().anyMatch(ForwardedProto::namesPlain);
  }
}
