package io.jwtgate.event;

import java.lang.System.Logger.Level;

/**
 * Events as log lines: alarms at WARNING, what is usual at INFO, what anybody can cause at DEBUG.
 */
final class LoggedEvents implements SecurityListener {
  private static final System.Logger LOG = System.getLogger("io.jwtgate.security");

  @Override
  public void on(SecurityEvent event) {
    LOG.log(levelOf(event), "{0} {1} {2}", event.kind(), event.issuerName(), event.detail());
  }

  private static Level levelOf(SecurityEvent event) {
    return event.detail().equals(SecurityEvent.FOR_ENCRYPTION) ? Level.INFO : levelOf(event.kind());
  }

  private static Level levelOf(SecurityEvent.Kind kind) {
    return switch (kind) {
      case KEY_SKIPPED,
          KEY_FETCH_FAILED,
          KEY_FILE_REJECTED,
          KEYS_WITHDRAWN,
          STALE_KEYS_SERVED,
          EGRESS_REFUSED,
          REFRESH_REUSED,
          CLIENT_ADDRESS_UNKNOWN,
          STORE_UNAVAILABLE ->
          Level.WARNING;
      case KEY_ADDED, KEY_REMOVED, REVOKED, LOGIN_SUCCEEDED, SESSION_ENDED, STORE_RECOVERED ->
          Level.INFO;
      case REQUEST_REFUSED, SECOND_FACTOR_PENDING, LOGIN_FAILED, REFRESH_ROTATED, CSRF_REFUSED ->
          Level.DEBUG;
    };
  }
}
