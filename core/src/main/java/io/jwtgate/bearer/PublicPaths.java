package io.jwtgate.bearer;

import io.jwtgate.web.IncomingRequest;
import java.util.List;

/**
 * The paths of a gate that need no token. Containers and runtimes differ in what they decode and
 * when, so a path counts only where it is public as it was sent and as it was read.
 */
record PublicPaths(List<PathPattern> patterns) {

  boolean has(IncomingRequest request) {
    return !patterns.isEmpty() && isReadable(request);
  }

  /** Some servers throw where a path can be read in two ways; then it is not public. */
  private boolean isReadable(IncomingRequest request) {
    try {
      return have(request.path(), request) && have(request.rawPath(), request);
    } catch (RuntimeException unreadable) {
      return false;
    }
  }

  private boolean have(String path, IncomingRequest request) {
    for (PathPattern pattern : patterns) {
      if (pattern.matches(path, request::isNamedByWholePath)) {
        return true;
      }
    }
    return false;
  }
}
