package io.jwtgate.bearer;

import io.jwtgate.internal.log.LogText;
import io.jwtgate.web.IncomingRequest;
import java.lang.System.Logger.Level;

/**
 * Logs each rejected request for an operator who debugs: where it went, and why it was rejected.
 * Nothing of a rejected token is in it.
 *
 * @param application what the application is called
 * @param reportOnly whether the request passes all the same
 */
record RejectionLog(String application, boolean reportOnly) {
  private static final System.Logger LOG = System.getLogger("io.jwtgate.security");

  void log(IncomingRequest request, Rejection why) {
    try {
      LOG.log(Level.DEBUG, () -> line(request, why));
    } catch (RuntimeException untold) {
      // The decision stands, whatever a log or a container's idea of a path does.
    }
  }

  private String line(IncomingRequest request, Rejection why) {
    return "%s %s (application %s): %d %s: %s"
        .formatted(
            reportOnly ? "would be rejected:" : "rejected",
            target(request),
            LogText.word(application),
            why.status(),
            why.code(),
            why.detail());
  }

  /** Without the query, which may hold secrets. */
  private static String target(IncomingRequest request) {
    return LogText.word(request.method()) + ' ' + LogText.word(request.path());
  }
}
