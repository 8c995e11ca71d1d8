package io.jwtgate.bearer;

import java.util.List;

/**
 * Thrown where an object within a request needs what its caller lacks. The adapters answer with its
 * rejection, if nothing was answered yet.
 */
public final class AccessRejectedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Rejection rejection;

  /** For a rejection; its code is the message. */
  public AccessRejectedException(Rejection rejection) {
    super(rejection.code());
    this.rejection = rejection;
  }

  /** For a request that is nobody's. */
  static RuntimeException unauthenticated(CurrentRequest request) {
    return request
        .lacking(List.of(Requirement.AUTHENTICATED))
        .<RuntimeException>map(AccessRejectedException::new)
        .orElseGet(() -> new IllegalStateException("the request is nobody's"));
  }

  /** What the client is told; null in a copy that was serialized. */
  public Rejection rejection() {
    return rejection;
  }
}
